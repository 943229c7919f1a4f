package org.onegrid.wall;

import java.util.Arrays;

/** Enough of an address to find the room, not enough to find the desk. */
final class MaskedAddress {

    private static final int IPV6_GROUPS = 3;

    private MaskedAddress() {}

    /** The first three parts of an IPv4 address; the network (/48) of an IPv6 one, however it is written. */
    static String of(String address) {
        String plain = address.replaceFirst("%.*$", "").replaceFirst("(?i)^::ffff:(?=\\d+\\.)", "");
        if (plain.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return plain.substring(0, plain.lastIndexOf('.')) + ".*";
        }
        if (!plain.matches("[0-9A-Fa-f:]{2,39}")) {
            return "*";
        }
        if (plain.startsWith("::")) {
            return "::*";
        }
        String[] groups = plain.split("::", 2)[0].split(":");
        return String.join(":", Arrays.copyOf(groups, Math.min(IPV6_GROUPS, groups.length)))
                        .toLowerCase(java.util.Locale.ROOT)
                + "::*";
    }
}
