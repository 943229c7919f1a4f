package org.onegrid.synth;

/** Uses of buildings and of blocks. */
public enum Use {
    TOWER("高层住宅"),
    SLAB("多层住宅"),
    COURTYARD("老城民居"),
    VILLAGE_HOUSE("村居"),
    SHOP("商铺"),
    MALL("商场"),
    OFFICE("办公"),
    FACTORY("厂房"),
    WAREHOUSE("仓库"),
    SCHOOL("学校"),
    CAMPUS("校园"),
    HOSPITAL("医院"),
    CIVIC("公共服务"),
    PARK("公园绿地"),
    FARM("农田"),
    FOREST("山林"),
    SHORE("滨水");

    private final String label;

    Use(String label) {
        this.label = label;
    }

    /** Chinese word for it. */
    public String label() {
        return label;
    }

    /** Whether people live in it. */
    public boolean residential() {
        return this == TOWER || this == SLAB || this == COURTYARD || this == VILLAGE_HOUSE;
    }
}
