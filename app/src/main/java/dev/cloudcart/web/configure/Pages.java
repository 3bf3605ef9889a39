package dev.cloudcart.web.configure;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.cloudcart.ports.Part;
import dev.cloudcart.settings.Change;
import dev.cloudcart.settings.Filled;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsForm;
import dev.cloudcart.settings.SettingsForm.Wrong;
import dev.cloudcart.settings.VersionedSettings;
import dev.cloudcart.web.configure.ConfigureView.Meanwhile;
import dev.cloudcart.web.fields.FieldMaker;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Visit;

/// Makes the page as it is shown first and after something that could not be taken.
@Component
final class Pages {

    private final FieldMaker fields;

    Pages(FieldMaker fields) {
        this.fields = fields;
    }

    /// @param section of the tab to open; another where there is none of that name
    Shown.Page fresh(Visit visit, VersionedSettings current, String section) {
        return page(visit, current, section, SettingsForm.fill(current.settings()), List.of(), Optional.empty());
    }

    /// The page with settings that a preview went by and that are not saved. The first of their tabs is open.
    Shown.Page previewed(Visit visit, VersionedSettings current, String section, Settings unsaved) {
        var changes = Change.between(current.settings(), unsaved);
        var open = section.isEmpty() && !changes.isEmpty()
                ? section(changes.getFirst().setting())
                : section;
        var page = page(visit, current, open, SettingsForm.fill(unsaved), List.of(), Optional.empty());
        return shown(((ConfigureView) page.view()).unsaved(changes));
    }

    Shown.Page wrong(Visit visit, VersionedSettings current, Filled filled, List<Wrong> wrongs) {
        var all = filled.over(SettingsForm.fill(current.settings()));
        return page(visit, current, section(wrongs.getFirst().field()), all, wrongs, Optional.empty())
                .refused();
    }

    Shown.Page overtaken(Visit visit, VersionedSettings now, String section, Filled merged, Meanwhile meanwhile) {
        var page = page(visit, now, section, merged, List.of(), Optional.of(meanwhile));
        return new Shown.Page(409, page.template(), page.here(), page.title(), page.view());
    }

    private Shown.Page page(
            Visit visit,
            VersionedSettings made,
            String section,
            Filled filled,
            List<Wrong> wrongs,
            Optional<Meanwhile> meanwhile) {
        var tabs = SettingsForm.tabs(Settings.startingOn(visit.company().firstDay()));
        var open = tabs.stream().anyMatch(tab -> tab.section().equals(section))
                ? section
                : tabs.getFirst().section();
        var all = tabs.stream().flatMap(tab -> tab.fields().stream()).toList();
        var view = new ConfigureView(
                tabs,
                open,
                made,
                fields.make(visit, all, filled, wrongs),
                meanwhile,
                ByHand.empty(Part.ORDERS),
                ByHand.empty(Part.PURCHASES),
                Optional.empty());
        return shown(view);
    }

    /// The page with a sync by hand that could not be understood.
    Shown.Page wrong(Visit visit, VersionedSettings current, ByHand wrong) {
        var view = (ConfigureView) fresh(visit, current, "").view();
        var orders = wrong.part() == Part.ORDERS ? wrong : view.orders();
        var purchases = wrong.part() == Part.PURCHASES ? wrong : view.purchases();
        return shown(view.byHand(orders, purchases)).refused();
    }

    private static Shown.Page shown(ConfigureView view) {
        return new Shown.Page("web/configure/configure.jte", Place.CONFIGURE, "Configure", view);
    }

    private static String section(String field) {
        return field.split("\\.", 2)[0];
    }
}
