package org.onegrid.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The steps that make a district, in order. */
final class Generator {

    private Generator() {}

    static District generate(Recipe recipe) {
        long seed = recipe.seed();
        Frame frame = new Frame(recipe);
        Land land = new Land(seed);
        Mesh mesh = Mesh.of(RoadPlan.of(seed, land), frame);
        Subdivision.run(mesh, land, seed);
        List<Lot> lots = new ArrayList<>();
        mesh.faces().forEach(face -> lots.add(new Lot(face, land)));
        lots.sort(Comparator.comparingDouble((Lot lot) -> lot.middle.x()).thenComparingDouble(lot -> lot.middle.y()));
        Uses.assign(lots, seed);
        Buildings builder = new Buildings(land, seed);
        lots.forEach(builder::build);
        People.settle(lots, seed);
        Areas areas = new Areas(recipe, frame, lots);
        List<AreaUnit> units = areas.make(lots);
        List<Road> roads = Roads.of(mesh, land, seed);
        List<Block> blocks = new ArrayList<>();
        List<Building> buildings = new ArrayList<>();
        for (Lot lot : lots) {
            String grid = areas.gridOf.get(lot.face);
            blocks.add(new Block(blocks.size() + 1, lot.use, lot.zone, grid, areas.polygon(lot.face)));
            for (House house : lot.houses) {
                buildings.add(new Building(
                        buildings.size() + 1,
                        house.use,
                        house.floors,
                        house.households,
                        house.residents,
                        frame.polygon(house.ring),
                        grid));
            }
        }
        List<Ground> grounds = Grounds.of(land, lots, frame);
        Town town = new Town(recipe, frame, land, lots, units, areas.gridOf);
        List<Element> elements = new ArrayList<>(Services.of(town));
        elements.addAll(Fixtures.of(town));
        elements.addAll(Organisations.of(town));
        List<Post> posts = Staff.of(town);
        Stories none = new Stories(List.of(), "", "", "", List.of(), List.of(), "");
        District told = new District(recipe, units, roads, grounds, blocks, buildings, elements, posts, none);
        return told.with(StoryPlaces.find(told));
    }
}
