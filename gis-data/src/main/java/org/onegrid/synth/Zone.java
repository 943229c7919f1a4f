package org.onegrid.synth;

/** The kinds of place the district is made of. */
public enum Zone {
    OLD_TOWN("老城"),
    NEW_TOWN("新城"),
    CENTRE("江心"),
    CITY("城区"),
    HARBOUR("港区"),
    UNIVERSITY("大学城"),
    VILLAGE("城中村"),
    SUBURB("近郊"),
    COVE("后岬"),
    PARK("公园"),
    HILL("山地");

    private final String label;

    Zone(String label) {
        this.label = label;
    }

    /** Chinese word for it. */
    public String label() {
        return label;
    }
}
