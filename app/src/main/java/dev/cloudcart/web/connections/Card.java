package dev.cloudcart.web.connections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.cloudcart.connections.ConnectionKind;
import dev.cloudcart.connections.ConnectionState;
import dev.cloudcart.connections.Sight;

/// One connection as it stands.
///
/// @param trouble what was wrong with what was asked of it just now
record Card(ConnectionKind kind, ConnectionState state, Optional<Sight> sight, Trouble trouble) {

    /// @param sentence empty for nothing
    /// @param atToken whether it is told where the token is pasted
    record Trouble(String sentence, boolean atToken) {

        static final Trouble NONE = new Trouble("", false);
    }

    /// The part of its address that names it.
    String path() {
        return switch (kind) {
            case LINNWORKS -> "linnworks";
            case QUICKBOOKS -> "quickbooks";
        };
    }

    boolean isOff() {
        return state instanceof ConnectionState.Off;
    }

    boolean isConnected() {
        return state instanceof ConnectionState.Connected;
    }

    /// What a person must do something about.
    Optional<String> attention() {
        return state instanceof ConnectionState.NeedsAttention attention
                ? Optional.of(attention.sentence())
                : Optional.empty();
    }

    Optional<Instant> since() {
        return switch (state) {
            case ConnectionState.Connected connected -> Optional.of(connected.since());
            case ConnectionState.NeedsAttention attention -> Optional.of(attention.since());
            case ConnectionState.Off _ -> Optional.empty();
        };
    }

    String word() {
        return switch (state) {
            case ConnectionState.Connected _ -> "connected";
            case ConnectionState.NeedsAttention _ -> "needs attention";
            case ConnectionState.Off _ -> "off";
        };
    }

    String tone() {
        return switch (state) {
            case ConnectionState.Connected _ -> "bg-success-lt";
            case ConnectionState.NeedsAttention _ -> "bg-danger-lt";
            case ConnectionState.Off _ -> "bg-secondary-lt";
        };
    }

    /// What it showed, each name once.
    Map<String, List<String>> facts() {
        var facts = new LinkedHashMap<String, List<String>>();
        sight.stream()
                .flatMap(seen -> seen.facts().stream())
                .forEach(fact -> facts.computeIfAbsent(fact.name(), _ -> new ArrayList<>())
                        .add(fact.value()));
        return facts;
    }
}
