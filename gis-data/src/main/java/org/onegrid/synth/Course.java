package org.onegrid.synth;

import org.jspecify.annotations.Nullable;

/**
 * What a planned line is: a road of a class, or a line that only divides (border, coast, middle of the river, ridge).
 * One course is one street from end to end; compared by identity.
 */
final class Course {

    /** Kinds of line, the strongest first; where two lines coincide the stronger one stays. */
    enum Kind {
        BORDER,
        COAST,
        ARTERIAL,
        COLLECTOR,
        LOCAL,
        LANE,
        RIVER,
        RIDGE
    }

    final Kind kind;

    /** Where the street continues another one across a junction, that one. */
    private @Nullable Course continues;

    private @Nullable String name;

    Course(Kind kind, @Nullable String name) {
        this.kind = kind;
        this.name = name;
    }

    /** Its class, or null when it is no road. */
    @Nullable
    RoadClass roadClass() {
        return switch (kind) {
            case ARTERIAL -> RoadClass.ARTERIAL;
            case COLLECTOR -> RoadClass.COLLECTOR;
            case LOCAL -> RoadClass.LOCAL;
            case LANE -> RoadClass.LANE;
            default -> null;
        };
    }

    boolean road() {
        return roadClass() != null;
    }

    /** The first course of the street. */
    Course root() {
        Course root = this;
        while (root.continues != null) {
            root = root.continues;
        }
        return root;
    }

    /** Makes this one and the other the same street, unless both have names of their own. */
    void join(Course other) {
        Course a = root();
        Course b = other.root();
        if (a != b && a.kind == b.kind && (a.name == null || b.name == null)) {
            if (a.name == null) {
                a.continues = b;
            } else {
                b.continues = a;
            }
        }
    }

    @Nullable
    String name() {
        return root().name;
    }

    void name(String given) {
        root().name = given;
    }
}
