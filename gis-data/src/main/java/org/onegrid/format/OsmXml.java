package org.onegrid.format;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads {@code .osm}, the XML form, without document types and entities of its own. */
final class OsmXml {

    private static final int MAX_NODES_OF_A_WAY = 100_000;

    private OsmXml() {}

    static void read(InputStream stream, String name, OsmSink sink) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(stream);
            Map<String, String> tags = new HashMap<>();
            long[] nodes = new long[16];
            int count = -1;
            long id = 0;
            boolean place = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "node" -> {
                            id = number(xml, "id");
                            place = true;
                            tags.clear();
                            sink.node(id, degrees(xml, "lon"), degrees(xml, "lat"));
                        }
                        case "way" -> {
                            id = number(xml, "id");
                            count = 0;
                            tags.clear();
                        }
                        case "nd" -> {
                            if (count == nodes.length) {
                                nodes = Arrays.copyOf(nodes, 2 * count);
                            }
                            if (count >= 0 && count < MAX_NODES_OF_A_WAY) {
                                nodes[count++] = number(xml, "ref");
                            }
                        }
                        case "tag" -> {
                            if (count >= 0 || place) {
                                tags.put(xml.getAttributeValue(null, "k"), xml.getAttributeValue(null, "v"));
                            }
                        }
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("way")) {
                    sink.way(id, Arrays.copyOf(nodes, count), Map.copyOf(tags));
                    count = -1;
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("node")) {
                    place = false;
                    if (!tags.isEmpty()) {
                        sink.place(id, Map.copyOf(tags));
                    }
                }
            }
        } catch (XMLStreamException | NumberFormatException | NullPointerException e) {
            throw new FileRefusal(
                    "osm-malformed",
                    name + " is not sound OpenStreetMap XML (" + e.getMessage() + ")",
                    "download the extract again");
        }
    }

    private static long number(XMLStreamReader xml, String attribute) {
        return Long.parseLong(xml.getAttributeValue(null, attribute));
    }

    private static double degrees(XMLStreamReader xml, String attribute) {
        return Double.parseDouble(xml.getAttributeValue(null, attribute));
    }
}
