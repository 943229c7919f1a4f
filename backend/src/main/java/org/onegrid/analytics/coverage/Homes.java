package org.onegrid.analytics.coverage;

import java.util.Arrays;
import org.onegrid.element.Residents;
import org.onegrid.geo.LngLat;

/** The buildings that people live in, numbered from 0, with households and members of each group. Immutable. */
final class Homes {

    private final String version;
    private final double[] lng;
    private final double[] lat;
    private final long[] area;
    private final int[] households;
    /** By home, then by group. */
    private final int[] members;

    private Homes(String version, Collector c) {
        this.version = version;
        lng = Arrays.copyOf(c.lng, c.size);
        lat = Arrays.copyOf(c.lat, c.size);
        area = Arrays.copyOf(c.area, c.size);
        households = Arrays.copyOf(c.households, c.size);
        members = Arrays.copyOf(c.members, c.size * GROUPS);
    }

    private static final int GROUPS = Residents.GROUPS.size();

    /** Of the elements it was made from. */
    String version() {
        return version;
    }

    int size() {
        return lng.length;
    }

    LngLat place(int home) {
        return new LngLat(lng[home], lat[home]);
    }

    /** Id of the lowest area it lies in. */
    long area(int home) {
        return area[home];
    }

    int households(int home) {
        return households[home];
    }

    /** Members of the n-th of {@link Residents#GROUPS}. */
    int members(int home, int group) {
        return members[home * GROUPS + group];
    }

    /** Takes homes one by one. */
    static final class Collector implements Residents.Buildings {

        private double[] lng = new double[1024];
        private double[] lat = new double[1024];
        private long[] area = new long[1024];
        private int[] households = new int[1024];
        private int[] members = new int[1024 * GROUPS];
        private int size;

        @Override
        public void add(double atLng, double atLat, long areaId, int homes, int[] groups) {
            if (size == lng.length) {
                lng = Arrays.copyOf(lng, 2 * size);
                lat = Arrays.copyOf(lat, 2 * size);
                area = Arrays.copyOf(area, 2 * size);
                households = Arrays.copyOf(households, 2 * size);
                members = Arrays.copyOf(members, 2 * size * GROUPS);
            }
            lng[size] = atLng;
            lat[size] = atLat;
            area[size] = areaId;
            households[size] = homes;
            System.arraycopy(groups, 0, members, size * GROUPS, GROUPS);
            size++;
        }

        Homes build(String version) {
            return new Homes(version, this);
        }
    }
}
