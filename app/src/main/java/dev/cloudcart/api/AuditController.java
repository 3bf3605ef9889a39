package dev.cloudcart.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.cloudcart.audit.Audit;
import dev.cloudcart.audit.Entry;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Company;

@RestController
final class AuditController {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Finder finder;
    private final Audit audit;

    AuditController(Finder finder, Audit audit) {
        this.finder = finder;
        this.audit = audit;
    }

    /// @param before the id that the page before ended with
    @GetMapping("/api/audit")
    List<View> list(
            @RequestParam(name = "company", required = false) @Nullable String company,
            @RequestParam(name = "before", required = false) @Nullable String before,
            @RequestParam(name = "limit", required = false) @Nullable String limit) {
        var whose = Optional.ofNullable(company).map(finder::company).map(Company::id);
        var from = Finder.number("before", before, Long.MAX_VALUE, Long.MAX_VALUE);
        var most = Finder.number("limit", limit, USUAL, MOST);
        return audit.list(whose, from, (int) most).stream().map(this::view).toList();
    }

    private View view(Entry entry) {
        var company = entry.company().orElse(null);
        return new View(
                entry.id(),
                entry.at(),
                entry.actor().name(),
                entry.actor().origin(),
                entry.act().word(),
                company == null ? null : company.value(),
                company == null ? null : name(company),
                entry.subject(),
                entry.done());
    }

    private String name(CompanyId company) {
        return finder.name(company);
    }

    /// @param done false when it was refused
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            long id,
            Instant at,
            String actor,
            String from,
            String act,
            @Nullable Long companyId,
            @Nullable String company,
            String subject,
            boolean done) {}
}
