package dev.cloudcart.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.cloudcart.access.Role;
import dev.cloudcart.api.call.Address;
import dev.cloudcart.api.call.Call;
import dev.cloudcart.api.call.Finder;
import dev.cloudcart.api.call.Says;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.audit.Entry;
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
    @GetMapping(Address.ROOT + "/audit")
    @Call(
            does = "Who did what, the newest first; of one company, or of everything.",
            takes = Role.ACCOUNTANT,
            ofAll = true)
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
                company == null ? null : finder.name(company),
                entry.subject(),
                entry.done());
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            long id,
            Instant at,
            String actor,
            @Says("the address or the machine") String from,
            @Says("`run`, `settings`, `sign in` …") String act,
            @Nullable Long companyId,
            @Nullable String company,
            @Says("what it was done to, in words") String subject,
            @Says("false when it was refused") boolean done) {}
}
