package dev.cloudcart.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.cloudcart.access.Caller;
import dev.cloudcart.access.Role;
import dev.cloudcart.api.call.Address;
import dev.cloudcart.api.call.Call;
import dev.cloudcart.api.call.Refuse;
import dev.cloudcart.api.call.Says;
import dev.cloudcart.api.call.Sent;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.desk.CompanyDesk;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;

@RestController
final class CompaniesController {

    private final Companies companies;
    private final Connections connections;
    private final Insight insight;
    private final CompanyDesk desk;

    CompaniesController(Companies companies, Connections connections, Insight insight, CompanyDesk desk) {
        this.companies = companies;
        this.connections = connections;
        this.insight = insight;
        this.desk = desk;
    }

    @GetMapping(Address.ROOT + "/companies")
    @Call(does = "Lists the companies that the token is for.")
    List<CompanyView> list(Caller caller) {
        return companies.list().stream()
                .filter(company -> caller.of(company.id()).isPresent())
                .map(this::view)
                .toList();
    }

    @GetMapping(Address.COMPANY)
    @Call(does = "One company.")
    CompanyView one(Company company) {
        return view(company);
    }

    record Body(
            @Nullable String name,

            @Says("the code of the home currency, such as \"GBP\"") @Nullable
            String currency,

            @Says("such as \"Europe/London\"") @Nullable String timeZone) {}

    @PostMapping(Address.ROOT + "/companies")
    @ResponseStatus(HttpStatus.CREATED)
    @Call(does = "Adds a company, with usual settings.", takes = Role.OWNER, ofAll = true)
    CompanyView add(@Sent Body body, Actor actor, HttpServletResponse response) {
        var currency = currency(body.currency())
                .orElseThrow(() -> Refuse.wrong("Give the home currency of the books: \"currency\", such as \"GBP\"."));
        var zone = zone(body.timeZone())
                .orElseThrow(() -> Refuse.wrong("Give the time zone: \"timeZone\", such as \"Europe/London\"."));
        var name = Objects.requireNonNullElse(body.name(), "");
        return switch (desk.add(name, currency, zone, actor)) {
            case Companies.Adding.Refused(var sentence) -> throw Refuse.wrong(sentence);
            case Companies.Adding.Added(var company) -> {
                response.setHeader(HttpHeaders.LOCATION, "%s/companies/%s".formatted(Address.ROOT, company.id()));
                yield view(company);
            }
        };
    }

    private static Optional<CurrencyUnit> currency(@Nullable String code) {
        try {
            return Optional.ofNullable(code)
                    .map(text -> CurrencyUnit.of(text.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalCurrencyException _) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(@Nullable String name) {
        try {
            return Optional.ofNullable(name).map(text -> ZoneId.of(text.strip()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandingView(
            @Says("everything that happened before is posted or held") @Nullable
            Instant completeUpTo,

            long holds,
            @Nullable Instant oldestHold,
            @Says("the run that is going on") @Nullable Long running) {}

    @GetMapping(Address.COMPANY + "/standing")
    @Call(does = "How a company stands.")
    StandingView standing(Company company) {
        var standing = insight.standing(company.id());
        return new StandingView(
                standing.completeUpTo().orElse(null),
                standing.holds(),
                standing.oldestHold().orElse(null),
                standing.running().orElse(null));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConnectionView(
            @Says("`linnworks` or `quickbooks`") String kind,
            @Says("`connected`, `needs attention` or `off`") String state,
            @Nullable Instant since,

            @Says("what a person is to do about it") @Nullable
            String attention) {}

    @GetMapping(Address.COMPANY + "/connections")
    @Call(does = "How the connections stand. People make and end them, on My connections or in the shell.")
    List<ConnectionView> connections(Company company) {
        var states = connections.states(company.id());
        return Stream.of(ConnectionKind.values())
                .map(kind -> view(kind, states.getOrDefault(kind, new ConnectionState.Off())))
                .toList();
    }

    private static ConnectionView view(ConnectionKind kind, ConnectionState state) {
        var word = kind.name().toLowerCase(Locale.ROOT);
        return switch (state) {
            case ConnectionState.Connected connected -> new ConnectionView(word, word(state), connected.since(), null);
            case ConnectionState.NeedsAttention attention ->
                new ConnectionView(word, word(state), attention.since(), attention.sentence());
            case ConnectionState.Off _ -> new ConnectionView(word, word(state), null, null);
        };
    }

    private CompanyView view(Company company) {
        var states = connections.states(company.id());
        return new CompanyView(
                company.id().value(),
                company.name(),
                company.currency().getCode(),
                company.zone().getId(),
                word(states, ConnectionKind.LINNWORKS),
                word(states, ConnectionKind.QUICKBOOKS));
    }

    private static String word(Map<ConnectionKind, ConnectionState> states, ConnectionKind kind) {
        return word(states.getOrDefault(kind, new ConnectionState.Off()));
    }

    private static String word(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Connected _ -> "connected";
            case ConnectionState.NeedsAttention _ -> "needs attention";
            case ConnectionState.Off _ -> "off";
        };
    }
}
