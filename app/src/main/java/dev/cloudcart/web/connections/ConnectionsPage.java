package dev.cloudcart.web.connections;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.connections.Connecting;
import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionProblem;
import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.connections.Consents;
import dev.cloudcart.connections.Sights;
import dev.cloudcart.journal.Insight;
import dev.cloudcart.journal.RunRow;
import dev.cloudcart.ports.TradeSource;
import dev.cloudcart.web.frame.Guard;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;
import dev.cloudcart.web.frame.Who;

@Controller
final class ConnectionsPage {

    private static final String NOTHING = " Nothing has changed.";

    private final Connections connections;
    private final Sights sights;
    private final Consents consents;
    private final Looking looking;
    private final Proof proof;
    private final ReturnAddress back;
    private final TradeSource shop;
    private final Insight insight;
    private final Audit audit;

    ConnectionsPage(
            Connections connections,
            Sights sights,
            Consents consents,
            Looking looking,
            Proof proof,
            ReturnAddress back,
            TradeSource shop,
            Insight insight,
            Audit audit) {
        this.connections = connections;
        this.sights = sights;
        this.consents = consents;
        this.looking = looking;
        this.proof = proof;
        this.back = back;
        this.shop = shop;
        this.insight = insight;
        this.audit = audit;
    }

    /// @param installation where a merchant installs us in Linnworks; empty where this installation cannot be
    /// @param until how long QuickBooks lets us in even if nobody calls
    /// @param asksToConnect whether connecting wants the password
    /// @param asksToDisconnect whether disconnecting does
    record View(
            Card linnworks,
            Card quickBooks,
            Optional<URI> installation,
            Optional<Instant> until,
            Optional<RunRow> lastRun,
            boolean asksToConnect,
            boolean asksToDisconnect) {

        boolean isComplete() {
            return linnworks.isConnected() && quickBooks.isConnected();
        }
    }

    @GetMapping("/companies/{company}/connections")
    @LetsIn(Who.VIEWER)
    Shown connections(Visit visit) {
        return page(visit, Map.of());
    }

    /// @param troubles of what was asked for just now
    private Shown.Page page(Visit visit, Map<ConnectionKind, Card.Trouble> troubles) {
        var company = visit.company().id();
        boolean hasPassword = proof.hasPassword(visit.person());
        var view = new View(
                card(visit, ConnectionKind.LINNWORKS, troubles),
                card(visit, ConnectionKind.QUICKBOOKS, troubles),
                shop.installationPage(),
                connections.quickBooksUntil(company),
                insight.runs(company, Insight.WhichRuns.ALL, Long.MAX_VALUE, 1).stream()
                        .findFirst(),
                hasPassword && !proof.hasJustSignedIn(),
                hasPassword);
        return new Shown.Page("web/connections/connections.jte", Place.CONNECTIONS, "My connections", view);
    }

    private Card card(Visit visit, ConnectionKind kind, Map<ConnectionKind, Card.Trouble> troubles) {
        var company = visit.company().id();
        var state = Objects.requireNonNull(connections.states(company).get(kind));
        return new Card(kind, state, sights.of(company, kind), troubles.getOrDefault(kind, Card.Trouble.NONE));
    }

    private Shown refused(Visit visit, ConnectionKind kind, String sentence) {
        return page(visit, Map.of(kind, new Card.Trouble(sentence, false))).refused();
    }

    private Shown refusedToken(Visit visit, String sentence) {
        return page(visit, Map.of(ConnectionKind.LINNWORKS, new Card.Trouble(sentence + NOTHING, true)))
                .refused();
    }

    @PostMapping("/companies/{company}/connections/linnworks")
    @LetsIn(Who.OPERATOR)
    Shown connectLinnworks(
            Visit visit,
            @RequestParam(name = "token", defaultValue = "") String token,
            @RequestParam(name = "password", defaultValue = "") String password) {
        var kind = ConnectionKind.LINNWORKS;
        var company = visit.company();
        var missing = proof.missingToConnect(visit, password);
        if (missing.isPresent()) {
            audit.refused(visit.actor(), Act.CONNECT, company.id(), kind.title() + ", wrong password");
            return refused(visit, kind, missing.get() + NOTHING);
        }
        if (token.isBlank()) {
            return refusedToken(visit, "Paste the token that Linnworks shows after the installation.");
        }
        audit.begun(visit.actor(), Act.CONNECT, company.id(), kind.title());
        return switch (connections.connectLinnworks(company.id(), token, word -> looking.wrong(company, word))) {
            case Connecting.Connected() -> {
                audit.done(visit.actor(), Act.CONNECT, company.id(), kind.title());
                yield seen(visit, kind);
            }
            case Connecting.Unchecked(var sentence) -> {
                audit.done(visit.actor(), Act.CONNECT, company.id(), kind.title() + ", unchecked");
                yield Shown.done(
                        visit.address("connections"), "The token is kept, but it could not be checked. " + sentence);
            }
            case Connecting.Refused(var sentence) -> {
                audit.refused(visit.actor(), Act.CONNECT, company.id(), kind.title());
                yield refusedToken(visit, sentence);
            }
            case Connecting.NotLetIn(var sentence) -> {
                audit.refused(visit.actor(), Act.CONNECT, company.id(), kind.title());
                yield refusedToken(visit, sentence);
            }
        };
    }

    private Shown seen(Visit visit, ConnectionKind kind) {
        var page = visit.address("connections");
        return switch (looking.look(visit.company(), kind)) {
            case Looking.Seen.Well(var words) ->
                Shown.done(page, "%s is connected: %s. What it shows stands below.".formatted(kind.title(), words));
            case Looking.Seen.Badly(var sentence) ->
                Shown.refused(
                        page, "%s is connected, but does not show itself yet. %s".formatted(kind.title(), sentence));
        };
    }

    /// Leads to the page of QuickBooks on which a person lets us in.
    @PostMapping("/companies/{company}/connections/quickbooks")
    @LetsIn(Who.OPERATOR)
    Shown connectQuickBooks(
            Visit visit,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request) {
        var kind = ConnectionKind.QUICKBOOKS;
        var company = visit.company().id();
        var missing = proof.missingToConnect(visit, password);
        if (missing.isPresent()) {
            audit.refused(visit.actor(), Act.CONNECT, company, kind.title() + ", wrong password");
            return refused(visit, kind, missing.get() + NOTHING);
        }
        try {
            var state = consents.ask(company, request.getSession().getId());
            var page = connections.quickBooksPage(back.address(), state);
            audit.begun(visit.actor(), Act.CONNECT, company, kind.title());
            return Shown.to(page.toString());
        } catch (ConnectionProblem problem) {
            return refused(visit, kind, Looking.sentences(problem) + NOTHING);
        }
    }

    /// Asks the service how it stands.
    @PostMapping("/companies/{company}/connections/{kind}/check")
    @LetsIn(Who.OPERATOR)
    Shown check(Visit visit, @PathVariable String kind) {
        var which = kind(kind);
        if (connections.states(visit.company().id()).get(which) instanceof ConnectionState.Off) {
            return refused(visit, which, "%s is not connected: there is nothing to check.".formatted(which.title()));
        }
        return switch (looking.look(visit.company(), which)) {
            case Looking.Seen.Well(var words) ->
                Shown.done(visit.address("connections"), "%s works: %s.".formatted(which.title(), words));
            case Looking.Seen.Badly(var sentence) -> refused(visit, which, sentence);
        };
    }

    @PostMapping("/companies/{company}/connections/{kind}/disconnect")
    @LetsIn(Who.OPERATOR)
    Shown disconnect(
            Visit visit,
            @PathVariable String kind,
            @RequestParam(name = "password", defaultValue = "") String password) {
        var which = kind(kind);
        var company = visit.company();
        var missing = proof.missing(visit, password);
        if (missing.isPresent()) {
            audit.refused(visit.actor(), Act.DISCONNECT, company.id(), which.title() + ", wrong password");
            return refused(visit, which, missing.get() + NOTHING);
        }
        audit.begun(visit.actor(), Act.DISCONNECT, company.id(), which.title());
        var came = connections.disconnect(company.id(), which);
        if (came == Connections.Disconnecting.WAS_OFF) {
            audit.refused(visit.actor(), Act.DISCONNECT, company.id(), which.title());
            return refused(
                    visit, which, "%s is not connected: there is nothing to disconnect.".formatted(which.title()));
        }
        audit.done(visit.actor(), Act.DISCONNECT, company.id(), which.title());
        return Shown.done(visit.address("connections"), disconnected(which, came));
    }

    private static String disconnected(ConnectionKind kind, Connections.Disconnecting came) {
        if (came == Connections.Disconnecting.NOT_REVOKED) {
            return "QuickBooks is disconnected here, but did not confirm that the token is revoked: disconnect Cloud Cart in QuickBooks too, among its apps.";
        }
        return switch (kind) {
            case LINNWORKS ->
                "Linnworks is disconnected: the token is forgotten here. To end it in Linnworks too, uninstall the application there.";
            case QUICKBOOKS -> "QuickBooks is disconnected, and its token is revoked.";
        };
    }

    private static ConnectionKind kind(@Nullable String word) {
        for (var kind : ConnectionKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw new Guard.NotHere("There is no such connection.");
    }
}
