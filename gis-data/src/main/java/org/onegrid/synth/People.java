package org.onegrid.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Households and residents by group, as counts per building that add up exactly to the district's totals (largest
 * remainders). Shares are plausible ones of ours, after the age structure of the seventh census (2020).
 */
final class People {

    static final int HOUSEHOLDS = 180_000;
    static final int RESIDENTS = 480_000;

    private People() {}

    static void settle(List<Lot> lots, long seed) {
        Stream random = Stream.of(seed, "people");
        List<House> homes = new ArrayList<>();
        List<Zone> zones = new ArrayList<>();
        List<Double> rooms = new ArrayList<>();
        for (Lot lot : lots) {
            for (House house : lot.houses) {
                if (house.room > 0) {
                    homes.add(house);
                    zones.add(lot.zone);
                    rooms.add(house.room * occupied(lot.zone) * random.between(0.8, 1.1));
                }
            }
        }
        int[] households = apportion(rooms, HOUSEHOLDS, 1);
        List<Double> sizes = new ArrayList<>();
        for (int i = 0; i < homes.size(); i++) {
            homes.get(i).households = households[i];
            sizes.add(households[i] * size(zones.get(i)) * random.between(0.85, 1.15));
        }
        int[] residents = apportion(sizes, RESIDENTS, 1);
        for (int i = 0; i < homes.size(); i++) {
            homes.get(i).residents = groups(residents[i], households[i], zones.get(i), random);
        }
        for (Lot lot : lots) {
            lot.households =
                    lot.houses.stream().mapToInt(house -> house.households).sum();
        }
    }

    private static double occupied(Zone zone) {
        return switch (zone) {
            case NEW_TOWN -> 0.72;
            case CENTRE -> 0.8;
            case COVE -> 0.6;
            case SUBURB -> 0.75;
            default -> 0.93;
        };
    }

    private static double size(Zone zone) {
        return switch (zone) {
            case OLD_TOWN -> 2.2;
            case VILLAGE, COVE, SUBURB -> 2.9;
            case NEW_TOWN -> 3.0;
            default -> 2.65;
        };
    }

    private static Residents groups(int total, int households, Zone zone, Stream random) {
        double elderly = switch (zone) {
            case OLD_TOWN -> 0.33;
            case COVE -> 0.36;
            case NEW_TOWN, CENTRE, UNIVERSITY -> 0.11;
            case VILLAGE -> 0.10;
            default -> 0.20;
        };
        double young = switch (zone) {
            case NEW_TOWN -> 0.22;
            case OLD_TOWN, COVE -> 0.11;
            default -> 0.16;
        };
        int aged = share(total, elderly * 0.16, random);
        int elders = share(total - aged, elderly * 0.84, random);
        int infants = share(total - aged - elders, young * 0.38, random);
        int pupils = share(total - aged - elders - infants, young * 0.62 / (1 - elderly), random);
        int adults = total - aged - elders - infants - pupils;
        int lone = Math.min(
                households, share(aged + elders, zone == Zone.OLD_TOWN || zone == Zone.COVE ? 0.16 : 0.09, random));
        double moved = switch (zone) {
            case VILLAGE -> 0.68;
            case HARBOUR -> 0.52;
            case UNIVERSITY -> 0.45;
            case NEW_TOWN, CENTRE -> 0.34;
            case COVE -> 0.06;
            default -> 0.18;
        };
        return new Residents(
                infants,
                pupils,
                adults,
                elders,
                aged,
                lone,
                share(total, 0.021, random),
                share(total, zone == Zone.OLD_TOWN || zone == Zone.COVE ? 0.028 : 0.009, random),
                share(total, moved, random));
    }

    /** A count with the given mean, rounded up or down at random. */
    private static int share(int of, double share, Stream random) {
        return Math.min(of, (int) (of * Math.min(1, share) + random.unit()));
    }

    /** Whole numbers in proportion to the weights, each at least the least, that add up to the total. */
    static int[] apportion(List<Double> weights, int total, int least) {
        int n = weights.size();
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        int[] parts = new int[n];
        double[] rests = new double[n];
        int given = 0;
        for (int i = 0; i < n; i++) {
            double exact = weights.get(i) / sum * total;
            parts[i] = Math.max(least, (int) exact);
            rests[i] = exact - parts[i];
            given += parts[i];
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> -rests[i]).thenComparingInt(i -> i));
        for (int k = 0; given < total; k = (k + 1) % n) {
            parts[order.get(k)]++;
            given++;
        }
        for (int k = n - 1; given > total; k = (k + n - 1) % n) {
            if (parts[order.get(k)] > least) {
                parts[order.get(k)]--;
                given--;
            }
        }
        return parts;
    }
}
