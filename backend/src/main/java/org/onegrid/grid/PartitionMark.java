package org.onegrid.grid;

/**
 * Where the partition in the database stands.
 *
 * @param epoch   tells this database from another at the same address
 * @param version counts the changes
 * @param cleared the version at which areas were last removed altogether, leaving no row to tell
 */
record PartitionMark(String epoch, long version, long cleared) {

    /** Whether whoever knows this one gets to the other by reading the areas touched since. */
    boolean leadsTo(PartitionMark later) {
        return epoch.equals(later.epoch) && version <= later.version && later.cleared <= version;
    }

    /** Whether the other is a later one of the same database. */
    boolean isBefore(PartitionMark other) {
        return epoch.equals(other.epoch) && version < other.version;
    }

    /** As a text that no other database has. */
    String text() {
        return epoch + "." + version;
    }
}
