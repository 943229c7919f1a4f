package org.onegrid.synth;

import java.util.ArrayList;
import java.util.List;
import org.onegrid.synth.Course.Kind;

/**
 * The roads drawn by hand: coast road, ring, radials, river roads, the hill-foot road and the one road to the cove. Lines
 * run on a little beyond what they are to meet; noding drops the rest.
 */
final class RoadPlan {

    private static final double STEP_METERS = 40;
    private static final double COAST_ROAD_METERS = 150;

    private final Land land;
    private final Noise wobble;
    private final List<PlanLine> lines = new ArrayList<>();

    /** Name of the bridge that closes in the fourth story: the middle one over the main river. */
    static final String STORY_STREET = "澜桥路";

    private RoadPlan(long seed, Land land) {
        this.land = land;
        this.wobble = new Noise(seed, "roads", 900);
    }

    /** The skeleton, the district's border first. */
    static List<PlanLine> of(long seed, Land land) {
        RoadPlan plan = new RoadPlan(seed, land);
        plan.borders();
        plan.shores();
        plan.ring();
        plan.northSouth();
        plan.eastWest();
        plan.country();
        return plan.lines;
    }

    private void borders() {
        lines.add(new PlanLine(new Course(Kind.BORDER, null), land.coast.landBorder));
        lines.add(new PlanLine(new Course(Kind.COAST, null), land.coast.shore));
        for (Rivers.Arm arm : land.rivers.arms()) {
            lines.add(new PlanLine(new Course(Kind.RIVER, null), arm.line()));
        }
        lines.add(new PlanLine(new Course(Kind.RIDGE, null), land.hills.foot()));
    }

    private void shores() {
        List<List<Xy>> banks = land.rivers.bankRoads();
        String[] names = {"滨江北路", "滨江南路", "江心北路", "江心南路"};
        for (int i = 0; i < banks.size(); i++) {
            List<Xy> dry = banks.get(i).stream()
                    .filter(p -> p.x() > -5600 * Curve.SHEET
                            && p.x() < 4950 * Curve.SHEET
                            && land.rivers.distanceMeters(p) > 30)
                    .toList();
            lines.add(new PlanLine(new Course(Kind.COLLECTOR, names[i]), dry));
        }
        List<Xy> natural = Curve.smooth(
                Curve.drawn(
                        3280, 6700, 3390, 6100, 3830, 5330, 4430, 4720, 4540, 4270, 4220, 3700, 4260, 3050, 4600, 2600,
                        4620, 2300, 4780, 2000, 5050, 1600, 5330, 1080, 5300, 560, 5060, 120, 4860, -280, 4820, -500,
                        4830, -820, 4880, -1100, 5130, -3150, 4850, -3400, 4350, -3560, 4120, -4000, 4180, -4400, 4130,
                        -4800),
                STEP_METERS,
                false);
        List<Xy> run = new ArrayList<>();
        Course coastRoad = new Course(Kind.ARTERIAL, "望潮大道");
        for (Xy p : natural) {
            if (land.rivers.distanceMeters(p) < 20) {
                addRun(coastRoad, run);
                run = new ArrayList<>();
            } else {
                run.add(p);
            }
        }
        addRun(coastRoad, run);
    }

    private void addRun(Course course, List<Xy> run) {
        if (run.size() > 1) {
            lines.add(new PlanLine(course, List.copyOf(run)));
        }
    }

    private void ring() {
        List<Xy> lakeRoad = new ArrayList<>(Curve.offset(land.rivers.lake, -150));
        lakeRoad.add(lakeRoad.get(0));
        lines.add(new PlanLine(new Course(Kind.LOCAL, "环湖路"), lakeRoad));
        road(
                Kind.ARTERIAL,
                "环城大道",
                true,
                150,
                4080,
                1500,
                4000,
                2700,
                3250,
                3350,
                2450,
                3560,
                1500,
                3620,
                600,
                3560,
                -300,
                3480,
                -1400,
                3380,
                -2700,
                2700,
                -3720,
                1300,
                -4150,
                -300,
                -4180,
                -1800,
                -4020,
                -3150,
                -3500,
                -4000,
                -2500,
                -4200,
                -1200,
                -4150,
                0,
                -4050,
                1300,
                -3700,
                2550,
                -2900,
                3500,
                -1500,
                4050);
        road(
                Kind.COLLECTOR,
                "环城河路",
                true,
                1130,
                1560,
                1030,
                2050,
                640,
                2370,
                150,
                2450,
                -390,
                2350,
                -740,
                2000,
                -850,
                1500,
                -740,
                1000,
                -400,
                700,
                150,
                640,
                700,
                660,
                1010,
                1000);
    }

    private void northSouth() {
        road(
                Kind.ARTERIAL,
                "云澜大道",
                false,
                -2150,
                6800,
                -2080,
                5200,
                -1980,
                4000,
                -1850,
                2800,
                -1780,
                1500,
                -1750,
                600,
                -1640,
                -600,
                -1560,
                -1800,
                -1450,
                -3000,
                -1330,
                -4200,
                -1250,
                -5300,
                -1300,
                -6800);
        road(Kind.ARTERIAL, STORY_STREET, false, 140, 2500, 150, 1500, 160, 640, 100, 100, 40, -700);
        road(Kind.ARTERIAL, "望北路", false, 350, 6800, 260, 5200, 150, 4000, 140, 2440);
        road(Kind.ARTERIAL, "新城中路", false, 60, -50, 60, -500, 190, -1500, 330, -2600, 480, -3700, 560, -4300);
        road(Kind.COLLECTOR, "樟南路", false, 500, -4100, 620, -5100, 560, -6900);
        road(
                Kind.ARTERIAL,
                "东海岸路",
                false,
                1650,
                6800,
                1750,
                5300,
                1900,
                4000,
                2150,
                3000,
                2330,
                2000,
                2480,
                1100,
                2480,
                200,
                2420,
                -600,
                2480,
                -1500,
                2620,
                -2600,
                2760,
                -3800,
                2850,
                -4800,
                2700,
                -6800);
        road(Kind.COLLECTOR, "学府路", false, -3050, 6300, -3020, 5000, -2950, 3500, -2900, 2200, -2880, 1100);
        road(Kind.COLLECTOR, "梧桐路", false, 1180, 4300, 1180, 3200, 1100, 2400, 1130, 1550, 1180, 600);
        road(Kind.COLLECTOR, "银杏路", false, -750, 4300, -740, 3200, -700, 2250);
        road(Kind.LOCAL, "湖心路", false, -3900, -1450, -3050, -1500, -2100, -1480);
        road(Kind.COLLECTOR, "湖东路", false, -2300, 300, -2260, -800, -2200, -1800, -2250, -2700, -2300, -4000);
    }

    private void eastWest() {
        road(
                Kind.ARTERIAL,
                "长风大道",
                false,
                -5400,
                2950,
                -4400,
                2750,
                -3300,
                2780,
                -1850,
                2950,
                -300,
                3120,
                1200,
                3150,
                2700,
                3020,
                4400,
                3250,
                5200,
                3300);
        road(Kind.ARTERIAL, "西山大道", false, -5400, 1900, -4100, 1800, -2900, 1650, -1780, 1520, -800, 1480);
        road(Kind.ARTERIAL, "朝晖路", false, 1080, 1560, 2350, 1900, 3500, 2120, 4800, 2420);
        road(Kind.COLLECTOR, "十字街", false, -900, 1490, -300, 1440, 150, 1500, 700, 1520, 1180, 1560);
        road(
                Kind.ARTERIAL,
                "江南大道",
                false,
                -5400,
                -500,
                -4200,
                -420,
                -3000,
                -380,
                -1660,
                -480,
                60,
                -620,
                1300,
                -780,
                2420,
                -900,
                3500,
                -1080,
                5200,
                -1180);
        road(
                Kind.ARTERIAL,
                "海川大道",
                false,
                -5400,
                -2700,
                -4000,
                -2550,
                -2600,
                -2450,
                -1500,
                -2400,
                330,
                -2650,
                2600,
                -2950,
                3400,
                -2800,
                5400,
                -2750);
        road(Kind.COLLECTOR, "松涛路", false, -5400, 4200, -4200, 4330, -3000, 4250, -1980, 4250);
        road(Kind.ARTERIAL, "江心大道", false, 1850, 400, 2480, 480, 3600, 720, 5500, 900);
        road(Kind.COLLECTOR, "港城路", false, 3300, -1950, 4000, -1950, 5300, -2000);
        road(Kind.COLLECTOR, "北苑路", false, -5200, 5150, -3000, 5150, 260, 5150, 1760, 5250, 3900, 5320);
        road(
                Kind.COLLECTOR,
                "南苑路",
                false,
                -5300,
                -5000,
                -2500,
                -5150,
                600,
                -5350,
                2780,
                -5150,
                3700,
                -4600,
                4420,
                -4330);
    }

    private void country() {
        road(
                Kind.COLLECTOR,
                "山麓路",
                false,
                -4500,
                6800,
                -4780,
                5600,
                -5050,
                4300,
                -5100,
                3000,
                -5250,
                2000,
                -5350,
                1350,
                -5250,
                500,
                -5050,
                -500,
                -4950,
                -1700,
                -5000,
                -2900,
                -4900,
                -4000,
                -4800,
                -5200,
                -4900,
                -6800);
        // The only way to the cove: round the western foot of the headland.
        road(
                Kind.LANE, "岬湾路", false, 4020, -4200, 4090, -4700, 4020, -4950, 3930, -5100, 3950, -5330, 4150, -5480,
                4420, -5560, 4700, -5480, 4950, -5600, 5250, -5560, 5600, -5640, 5950, -5560, 6500, -5400);
    }

    private void road(Kind kind, String name, boolean closed, double... xy) {
        double sway = kind == Kind.ARTERIAL ? 45 : 60;
        List<Xy> points = Curve.smooth(Curve.drawn(xy), STEP_METERS, closed).stream()
                .map(p -> p.plus(new Xy(wobble.at(p.x(), p.y()) * sway, wobble.at(p.y() - 7000, p.x()) * sway)))
                .toList();
        lines.add(new PlanLine(new Course(kind, name), points));
    }
}
