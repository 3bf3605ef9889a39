package dev.cloudcart.api;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.access.Role;
import dev.cloudcart.api.call.Address;
import dev.cloudcart.api.call.Call;
import dev.cloudcart.api.call.Finder;
import dev.cloudcart.api.call.Refuse;
import dev.cloudcart.api.call.Says;
import dev.cloudcart.api.call.Sent;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.desk.SettingsDesk;
import dev.cloudcart.settings.Company;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsBook.Changing;
import dev.cloudcart.settings.VersionedSettings;

@RestController
final class SettingsController {

    private static final String SETTINGS = Address.COMPANY + "/settings";
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final SettingsBook book;
    private final SettingsDesk desk;

    SettingsController(SettingsBook book, SettingsDesk desk) {
        this.book = book;
        this.desk = desk;
    }

    record Body(
            @Says("the version that the change was made from, a whole number") @Nullable
            Long version,

            @Says("an object of what is to change, as GET shows it") @Nullable
            JsonNode settings) {}

    record Restoring(
            @Says("the version that counts now, a whole number") @Nullable
            Long version) {}

    @GetMapping(SETTINGS)
    @Call(does = "The settings that count.", takes = Role.ACCOUNTANT)
    SettingsView current(Company company) {
        return SettingsView.of(book.current(company.id()));
    }

    @PatchMapping(SETTINGS)
    @Call(
            does = "Changes what it names, as one new version; 409 where somebody else made one meanwhile.",
            takes = Role.OPERATOR)
    SettingsView change(Company company, @Sent Body body, Actor actor) {
        if (body.settings() == null) {
            throw Refuse.wrong("Say which settings are to change, under \"settings\".");
        }
        var current = mustBeCurrent(company, body.version());
        return changed(company, current, SettingsView.read(body.settings(), current.settings()), "", actor);
    }

    private VersionedSettings mustBeCurrent(Company company, @Nullable Long version) {
        var current = book.current(company.id());
        if (version == null) {
            throw Refuse.wrong(
                    "Say which version the change was made from: now it is version %d.".formatted(current.version()));
        }
        if (version != current.version()) {
            throw overtaken(current);
        }
        return current;
    }

    private static RuntimeException overtaken(VersionedSettings now) {
        return Refuse.conflict("%s made version %d of the settings: look at it, and send the change again."
                .formatted(now.who(), now.version()));
    }

    private SettingsView changed(Company company, VersionedSettings before, Settings next, String how, Actor actor) {
        return switch (desk.change(company.id(), before.version(), next, actor, how)) {
            case Changing.Overtaken(var now) -> throw overtaken(now);
            case Changing.Changed(var now) -> SettingsView.of(now);
        };
    }

    @GetMapping(SETTINGS + "/versions")
    @Call(
            does = "Lists the versions of the settings, the newest first, with what each changed.",
            takes = Role.ACCOUNTANT)
    List<SettingsView> versions(
            Company company,
            @RequestParam(name = "before", required = false) @Nullable String before,
            @RequestParam(name = "limit", required = false) @Nullable String limit) {
        var from = Finder.number("before", before, Long.MAX_VALUE, Long.MAX_VALUE);
        var most = Finder.number("limit", limit, USUAL, MOST);
        return book.history(company.id(), from, (int) most).stream()
                .map(version -> SettingsView.of(version).withoutSettings())
                .toList();
    }

    @GetMapping(SETTINGS + "/versions/{version}")
    @Call(does = "One version of the settings.", takes = Role.ACCOUNTANT)
    SettingsView version(Company company, @PathVariable("version") String number) {
        return SettingsView.of(find(company, number));
    }

    @PostMapping(SETTINGS + "/versions/{version}/restore")
    @Call(does = "Makes a new version that is as an old one was.", takes = Role.OPERATOR)
    SettingsView restore(Company company, @PathVariable("version") String number, @Sent Restoring body, Actor actor) {
        var old = find(company, number);
        var current = mustBeCurrent(company, body.version());
        return changed(company, current, old.settings(), ", as version %d was".formatted(old.version()), actor);
    }

    private VersionedSettings find(Company company, String number) {
        return Finder.id(number)
                .flatMap(version -> book.at(company.id(), version))
                .orElseThrow(() ->
                        Refuse.notFound("The settings of %s have no version %s.".formatted(company.name(), number)));
    }
}
