package org.onegrid.dataset;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** All code lists together, checked against each other. Immutable. */
public final class Catalogue {

    private record PatrolKind(String code, String zh, String en) {}

    private record PatrolRow(String code, String zh, String en, String category) {}

    private static final class Standard {
        static final Catalogue INSTANCE = new Catalogue();
    }

    private final Map<String, Category.Major> majors;
    private final Map<String, Category> categories;
    private final Map<String, Department> departments;
    private final Map<String, Channel> channels;
    private final Map<String, Level> levels;
    private final List<PatrolItem> patrolItems;

    private Catalogue() {
        CodeList file = CodeList.read("categories.json");
        majors = file.byCode("majors", Category.Major.class, Category.Major::code);
        categories = file.byCode("minors", Category.class, Category::code);
        departments = CodeList.read("departments.json").byCode("departments", Department.class, Department::code);
        channels = CodeList.read("channels.json").byCode("channels", Channel.class, Channel::code);
        levels = CodeList.read("levels.json").byCode("levels", Level.class, Level::code);
        patrolItems = patrol(CodeList.read("patrol.json"));
        for (Category category : categories.values()) {
            require(majors.containsKey(category.majorCode()), category.code(), "its major class", category.majorCode());
            require(
                    departments.containsKey(category.department()),
                    category.code(),
                    "department",
                    category.department());
            Level grade = levels.get(category.grade());
            require(grade != null && grade.grade(), category.code(), "grade", category.grade());
        }
        for (PatrolItem item : patrolItems) {
            require(categories.containsKey(item.category()), item.code(), "category", item.category());
        }
    }

    /** The lists that ship with the product, read once. */
    public static Catalogue standard() {
        return Standard.INSTANCE;
    }

    /** The category of a six-digit code, or of the eight-digit code of one of its items. */
    public Optional<Category> find(String code) {
        if (code.length() != 8) {
            return Optional.ofNullable(categories.get(code));
        }
        return Optional.ofNullable(categories.get(code.substring(0, 6)))
                .filter(c -> c.items().stream().anyMatch(i -> i.code().equals(code.substring(6))));
    }

    /** @throws NoSuchElementException when there is no such category */
    public Category get(String code) {
        return find(code).orElseThrow(() -> new NoSuchElementException("no category has the code " + code));
    }

    /** All categories in the order of the file: parts, then events. */
    public Collection<Category> categories() {
        return Collections.unmodifiableCollection(categories.values());
    }

    /** All major classes. */
    public Collection<Category.Major> majors() {
        return Collections.unmodifiableCollection(majors.values());
    }

    /** All departments. */
    public Collection<Department> departments() {
        return Collections.unmodifiableCollection(departments.values());
    }

    /** All channels. */
    public Collection<Channel> channels() {
        return Collections.unmodifiableCollection(channels.values());
    }

    /** The channel of that code. */
    public Optional<Channel> findChannel(String code) {
        return Optional.ofNullable(channels.get(code));
    }

    /** All area levels, the top first. */
    public Collection<Level> levels() {
        return Collections.unmodifiableCollection(levels.values());
    }

    /** The patrol check list, by kind. */
    public List<PatrolItem> patrolItems() {
        return patrolItems;
    }

    private static List<PatrolItem> patrol(CodeList file) {
        Map<String, PatrolKind> kinds = file.byCode("kinds", PatrolKind.class, PatrolKind::code);
        Map<String, PatrolItem> items = new LinkedHashMap<>();
        for (PatrolRow row :
                file.byCode("items", PatrolRow.class, PatrolRow::code).values()) {
            PatrolKind kind = kinds.get(row.code().substring(0, 1));
            if (kind == null) {
                throw new IllegalStateException("patrol item " + row.code() + " has no kind");
            }
            items.put(
                    row.code(), new PatrolItem(row.code(), kind.code(), kind.zh(), row.zh(), row.en(), row.category()));
        }
        return List.copyOf(items.values());
    }

    private static void require(boolean known, String code, String what, String value) {
        if (!known) {
            throw new IllegalStateException(code + ": " + what + " '" + value + "' is not known");
        }
    }
}
