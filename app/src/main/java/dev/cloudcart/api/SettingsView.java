package dev.cloudcart.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.api.call.Refuse;
import dev.cloudcart.api.call.Says;
import dev.cloudcart.settings.Change;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsJson;
import dev.cloudcart.settings.SettingsReading;
import dev.cloudcart.settings.VersionedSettings;

@JsonInclude(JsonInclude.Include.NON_NULL)
record SettingsView(
        long version,
        @Says("who made it") String who,
        Instant at,

        @Says("against the version before") List<Changed> changes,

        @Says("by section and name, with the words of a settings file; left out in lists") @Nullable
        Map<String, Map<String, Object>> settings) {

    record Changed(
            @Says("such as `order-export.start-date`") String setting, String before, String after) {
        static Changed of(Change change) {
            return new Changed(change.setting(), change.before(), change.after());
        }
    }

    static SettingsView of(VersionedSettings version) {
        return new SettingsView(
                version.version(),
                version.who(),
                version.at(),
                version.changes().stream().map(Changed::of).toList(),
                SettingsJson.write(version.settings()));
    }

    SettingsView withoutSettings() {
        return new SettingsView(version, who, at, changes, null);
    }

    /// What was sent over what there is.
    static Settings read(JsonNode sent, Settings base) {
        if (!sent.isObject()) {
            throw Refuse.wrong("\"settings\" is an object: sections such as \"order-export\", and settings in them.");
        }
        return switch (SettingsJson.read(sent.toString(), base)) {
            case SettingsReading.Read(var settings) -> settings;
            case SettingsReading.Refused refused ->
                throw Refuse.wrong(String.join(
                        " ",
                        SettingsJson.sentences(refused).stream()
                                .map(SettingsView::sentence)
                                .toList()));
        };
    }

    private static String sentence(String problem) {
        return problem.endsWith(".") ? problem : problem + ".";
    }
}
