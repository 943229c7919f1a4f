package org.onegrid.synth;

import java.util.List;

/**
 * A generated district. Every list is sorted and unmodifiable.
 *
 * @param recipe    what it was made from
 * @param areas     parents before children, then by code
 * @param roads     the road graph
 * @param grounds   sea, hills, green, water in drawing order
 * @param blocks    the faces that grids are unions of
 * @param buildings buildings
 * @param elements  places, objects, organisations
 * @param posts     staff
 * @param stories   where the stories happen
 */
public record District(
        Recipe recipe,
        List<AreaUnit> areas,
        List<Road> roads,
        List<Ground> grounds,
        List<Block> blocks,
        List<Building> buildings,
        List<Element> elements,
        List<Post> posts,
        Stories stories) {

    /** Copies the lists in. */
    public District {
        areas = List.copyOf(areas);
        roads = List.copyOf(roads);
        grounds = List.copyOf(grounds);
        blocks = List.copyOf(blocks);
        buildings = List.copyOf(buildings);
        elements = List.copyOf(elements);
        posts = List.copyOf(posts);
    }

    /** Generates the district of a recipe, in a few seconds. */
    public static District generate(Recipe recipe) {
        return Generator.generate(recipe);
    }

    /** SHA-256 over all of it as text, in hexadecimal; the same for the same recipe on every JDK. */
    public String digest() {
        return Digest.of(this);
    }

    District with(Stories found) {
        return new District(recipe, areas, roads, grounds, blocks, buildings, elements, posts, found);
    }

    /** The areas of one level. */
    public List<AreaUnit> areas(Level level) {
        return areas.stream().filter(area -> area.level() == level).toList();
    }
}
