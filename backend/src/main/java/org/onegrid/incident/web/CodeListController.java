package org.onegrid.incident.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.List;
import org.onegrid.dataset.Catalogue;
import org.onegrid.dataset.Category;
import org.onegrid.dataset.Channel;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Requires;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api", produces = "application/json")
@Tag(name = "code lists")
@Requires(Permission.SIGNED_IN)
class CodeListController {

    /** A category with the names of what it belongs to. */
    @Schema(name = "Category")
    record CategoryItem(
            String code,
            String zh,
            String en,
            String kind,
            String majorCode,
            String majorZh,
            String majorEn,
            int severity,
            String grade,
            String department,
            int responseMinutes,
            int closeMinutes,
            boolean allHours,
            List<Category.Item> items) {}

    private final Catalogue catalogue = Catalogue.standard();

    @GetMapping("/categories")
    @Operation(summary = "Kinds of incidents: parts (部件), then events (事件)")
    List<CategoryItem> categories() {
        return catalogue.categories().stream().map(this::item).toList();
    }

    private CategoryItem item(Category category) {
        Category.Major major = catalogue.majors().stream()
                .filter(one -> one.code().equals(category.majorCode()))
                .findFirst()
                .orElseThrow();
        return new CategoryItem(
                category.code(),
                category.zh(),
                category.en(),
                category.kind().word(),
                major.code(),
                major.zh(),
                major.en(),
                category.severity(),
                category.grade(),
                category.department(),
                category.responseMinutes(),
                category.closeMinutes(),
                category.allHours(),
                category.items());
    }

    @GetMapping("/channels")
    @Operation(summary = "Ways by which incidents come in")
    Collection<Channel> channels() {
        return catalogue.channels();
    }
}
