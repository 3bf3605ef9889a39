package dev.cloudcart.api;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Connections;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;

@RestController
final class CompaniesController {

    private final Companies companies;
    private final Connections connections;

    CompaniesController(Companies companies, Connections connections) {
        this.companies = companies;
        this.connections = connections;
    }

    @GetMapping("/api/companies")
    List<View> list(HttpServletRequest call) {
        var caller = CallerGuard.caller(call);
        return companies.list().stream()
                .filter(company -> caller.of(company.id()).isPresent())
                .map(this::view)
                .toList();
    }

    private View view(Company company) {
        var states = connections.states(company.id());
        return new View(
                company.id().value(),
                company.name(),
                company.currency().getCode(),
                company.zone().getId(),
                state(states, ConnectionKind.LINNWORKS),
                state(states, ConnectionKind.QUICKBOOKS));
    }

    private static String state(Map<ConnectionKind, ConnectionState> states, ConnectionKind kind) {
        return switch (states.getOrDefault(kind, new ConnectionState.Off())) {
            case ConnectionState.Connected _ -> "connected";
            case ConnectionState.NeedsAttention _ -> "needs attention";
            case ConnectionState.Off _ -> "off";
        };
    }

    record View(long id, String name, String currency, String timeZone, String linnworks, String quickbooks) {}
}
