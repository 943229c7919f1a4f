package org.onegrid.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Travel times from each of many sites to each of many places, as far as they are within a limit, in compressed rows: what
 * siting asks for. One bounded run of Dijkstra's algorithm a site. Immutable, safe for many threads.
 */
public final class TravelMatrix {

    /** Most entries, 8 bytes each. */
    public static final int MAX_ENTRIES = 100_000_000;

    private static final int MAX_SITES = 100_000;
    private static final int MAX_PLACES = 2_000_000;

    private final int[] first;
    private final int[] place;
    private final int[] millis;
    private final int places;

    private TravelMatrix(int[] first, int[] place, int[] millis, int places) {
        this.first = first;
        this.place = place;
        this.millis = millis;
        this.places = places;
    }

    /**
     * Computes the matrix.
     *
     * @param travel      forwards for times from the sites, {@link Travel#reversed()} for times to them
     * @param limitMillis pairs farther apart are left out, the legs at both ends counted
     * @throws IllegalArgumentException when there are more than 100,000 sites, 2,000,000 places or 100,000,000 pairs within the
     *     limit
     */
    public static TravelMatrix of(Travel travel, List<Snap> sites, List<Snap> places, int limitMillis) {
        if (sites.size() > MAX_SITES || places.size() > MAX_PLACES) {
            throw new IllegalArgumentException("at most " + MAX_SITES + " sites and " + MAX_PLACES + " places, were "
                    + sites.size() + " and " + places.size());
        }
        return new Filling(travel, places, limitMillis).of(sites);
    }

    /** Number of sites. */
    public int sites() {
        return first.length - 1;
    }

    /** Number of places. */
    public int places() {
        return places;
    }

    /** Position of a site's first entry; those of site s run up to but not including {@code first(s + 1)}. */
    public int first(int site) {
        return first[site];
    }

    /** The place of an entry; ascending within a site. */
    public int place(int entry) {
        return place[entry];
    }

    /** The milliseconds of an entry. */
    public int millis(int entry) {
        return millis[entry];
    }

    /** The milliseconds of a pair, {@link Travel#NEVER} when it is not within the limit. */
    public int millis(int site, int ofPlace) {
        int entry = Arrays.binarySearch(place, first[site], first[site + 1], ofPlace);
        return entry < 0 ? Travel.NEVER : millis[entry];
    }

    private static final class Filling {

        private final List<Snap> places;
        private final Labels labels;
        /** Links with places, and the places on each in compressed rows. */
        private final int[] links;

        private final int[] firstOnLink;
        private final int[] onLink;
        private int[] place = new int[1 << 16];
        private int[] millis = new int[1 << 16];
        private int size;

        Filling(Travel travel, List<Snap> places, int limitMillis) {
            this.places = places;
            labels = new Labels(travel, limitMillis);
            Map<Integer, Integer> counts = new HashMap<>();
            places.forEach(snap -> counts.merge(snap.link(), 1, Integer::sum));
            links = counts.keySet().stream()
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
            firstOnLink = new int[links.length + 1];
            for (int i = 0; i < links.length; i++) {
                firstOnLink[i + 1] = firstOnLink[i] + counts.get(links[i]);
            }
            onLink = new int[places.size()];
            int[] next = firstOnLink.clone();
            for (int p = 0; p < places.size(); p++) {
                onLink[next[Arrays.binarySearch(links, places.get(p).link())]++] = p;
            }
        }

        TravelMatrix of(List<Snap> sites) {
            int[] first = new int[sites.size() + 1];
            for (int site = 0; site < sites.size(); site++) {
                labels.restart(labels.limitMillis);
                labels.enter(sites.get(site));
                labels.settle();
                collect();
                sort(first[site]);
                first[site + 1] = size;
            }
            return new TravelMatrix(first, Arrays.copyOf(place, size), Arrays.copyOf(millis, size), places.size());
        }

        private void collect() {
            RoadGraph graph = labels.travel.graph();
            for (int i = 0; i < links.length; i++) {
                int link = links[i];
                boolean reached = labels.millis(graph.from(link)) != Travel.NEVER
                        || labels.millis(graph.to(link)) != Travel.NEVER
                        || labels.hasSourceOn(link);
                for (int p = firstOnLink[i]; reached && p < firstOnLink[i + 1]; p++) {
                    Snap snap = places.get(onLink[p]);
                    int when = Travel.sum(labels.best(link, snap.alongMeters()).millis(), snap.accessMillis());
                    if (when <= labels.limitMillis) {
                        add(onLink[p], when);
                    }
                }
            }
        }

        private void add(int ofPlace, int when) {
            if (size == MAX_ENTRIES) {
                throw new IllegalArgumentException("more than " + MAX_ENTRIES
                        + " pairs are within the limit: take a shorter one, or fewer sites or places");
            }
            if (size == place.length) {
                int more = (int) Math.min(MAX_ENTRIES, 2L * size);
                place = Arrays.copyOf(place, more);
                millis = Arrays.copyOf(millis, more);
            }
            place[size] = ofPlace;
            millis[size++] = when;
        }

        /** Brings the entries from one on into the order of places. */
        private void sort(int from) {
            long[] pairs = new long[size - from];
            for (int i = 0; i < pairs.length; i++) {
                pairs[i] = (long) place[from + i] << 32 | millis[from + i];
            }
            Arrays.sort(pairs);
            for (int i = 0; i < pairs.length; i++) {
                place[from + i] = (int) (pairs[i] >>> 32);
                millis[from + i] = (int) pairs[i];
            }
        }
    }
}
