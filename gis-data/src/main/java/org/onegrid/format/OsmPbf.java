package org.onegrid.format;

import com.google.protobuf.ByteString;
import crosby.binary.BinaryParser;
import crosby.binary.Fileformat;
import crosby.binary.Osmformat;
import crosby.binary.file.FileBlock;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads {@code .osm.pbf}. The library decodes the blocks; the frame around them is read here because the library believes
 * whatever size a block claims to unpack to. Sizes are bounded as the format's description bounds them.
 */
final class OsmPbf extends BinaryParser {

    private static final int MAX_HEADER_BYTES = 64 << 10;
    private static final int MAX_BLOCK_BYTES = 32 << 20;
    private static final Set<String> KNOWN = Set.of("OsmSchema-V0.6", "DenseNodes");

    private final String name;
    private final OsmSink sink;

    private OsmPbf(String name, OsmSink sink) {
        this.name = name;
        this.sink = sink;
    }

    static void read(InputStream stream, String name, OsmSink sink) throws IOException {
        OsmPbf parser = new OsmPbf(name, sink);
        DataInputStream in = new DataInputStream(stream);
        try {
            for (int first = in.read(); first >= 0; first = in.read()) {
                int headerBytes = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
                Fileformat.BlobHeader header =
                        Fileformat.BlobHeader.parseFrom(parser.exactly(in, headerBytes, MAX_HEADER_BYTES));
                byte[] bytes = parser.exactly(in, header.getDatasize(), MAX_BLOCK_BYTES);
                ByteString data = parser.unpacked(Fileformat.Blob.parseFrom(bytes));
                parser.handleBlock(FileBlock.newInstance(header.getType(), data, null));
            }
        } catch (IOException | DataFormatException e) {
            throw parser.malformed(String.valueOf(e.getMessage()));
        } catch (FileRefusal e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // The library answers broken blocks with errors of its own: indexes out of bounds, a plain Error.
            if (e instanceof VirtualMachineError) {
                throw e;
            }
            throw parser.malformed(e.toString());
        }
    }

    private byte[] exactly(InputStream in, int bytes, int most) throws IOException {
        if (bytes < 0 || bytes > most) {
            throw malformed("a block of " + bytes + " bytes");
        }
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw malformed("it ends within a block");
        }
        return read;
    }

    private ByteString unpacked(Fileformat.Blob blob) throws DataFormatException {
        if (blob.hasRaw()) {
            return blob.getRaw();
        }
        if (!blob.hasZlibData() || blob.getRawSize() < 0 || blob.getRawSize() > MAX_BLOCK_BYTES) {
            throw malformed("a block packed otherwise than by zlib, or too large");
        }
        byte[] out = new byte[blob.getRawSize()];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(blob.getZlibData().toByteArray());
            int filled = 0;
            while (filled < out.length) {
                int got = inflater.inflate(out, filled, out.length - filled);
                if (got == 0) {
                    throw malformed("a block shorter than it says");
                }
                filled += got;
            }
        } finally {
            inflater.end();
        }
        return ByteString.copyFrom(out);
    }

    private FileRefusal malformed(String why) {
        return new FileRefusal(
                "osm-malformed", name + " is not a sound .osm.pbf: " + why, "download the extract again");
    }

    @Override
    protected void parse(Osmformat.HeaderBlock header) {
        for (String feature : header.getRequiredFeaturesList()) {
            if (!KNOWN.contains(feature)) {
                throw new FileRefusal(
                        "osm-unsupported", name + " needs the feature " + feature, "take an extract without history");
            }
        }
    }

    @Override
    protected void parseDense(Osmformat.DenseNodes nodes) {
        long id = 0;
        long lat = 0;
        long lng = 0;
        int at = 0;
        for (int i = 0; i < nodes.getIdCount(); i++) {
            id += nodes.getId(i);
            lat += nodes.getLat(i);
            lng += nodes.getLon(i);
            sink.node(id, parseLon(lng), parseLat(lat));
            at = place(id, nodes, at);
        }
    }

    /** Tags of dense nodes follow each other, a zero between two nodes; says where the next one's begin. */
    private int place(long id, Osmformat.DenseNodes nodes, int from) {
        int at = from;
        Map<String, String> tags = new HashMap<>();
        while (at < nodes.getKeysValsCount() && nodes.getKeysVals(at) != 0) {
            if (at + 1 == nodes.getKeysValsCount()) {
                throw malformed("a key without a value");
            }
            tags.put(getStringById(nodes.getKeysVals(at)), getStringById(nodes.getKeysVals(at + 1)));
            at += 2;
        }
        if (!tags.isEmpty()) {
            sink.place(id, tags);
        }
        return at + 1;
    }

    @Override
    protected void parseNodes(List<Osmformat.Node> nodes) {
        for (Osmformat.Node node : nodes) {
            sink.node(node.getId(), parseLon(node.getLon()), parseLat(node.getLat()));
            Map<String, String> tags = new HashMap<>();
            for (int i = 0; i < node.getKeysCount(); i++) {
                tags.put(getStringById(node.getKeys(i)), getStringById(node.getVals(i)));
            }
            if (!tags.isEmpty()) {
                sink.place(node.getId(), tags);
            }
        }
    }

    @Override
    protected void parseWays(List<Osmformat.Way> ways) {
        for (Osmformat.Way way : ways) {
            Map<String, String> tags = new HashMap<>();
            for (int i = 0; i < way.getKeysCount(); i++) {
                tags.put(getStringById(way.getKeys(i)), getStringById(way.getVals(i)));
            }
            long[] nodes = new long[way.getRefsCount()];
            long id = 0;
            for (int i = 0; i < nodes.length; i++) {
                id += way.getRefs(i);
                nodes[i] = id;
            }
            sink.way(way.getId(), nodes, tags);
        }
    }

    @Override
    protected void parseRelations(List<Osmformat.Relation> relations) {}

    @Override
    public void complete() {}
}
