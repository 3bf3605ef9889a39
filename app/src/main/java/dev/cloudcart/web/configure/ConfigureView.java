package dev.cloudcart.web.configure;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.cloudcart.settings.Change;
import dev.cloudcart.settings.SettingsForm;
import dev.cloudcart.settings.SettingsForm.Tab;
import dev.cloudcart.settings.VersionedSettings;
import dev.cloudcart.web.fields.Fields;

/// The page with its form, as it is filled in.
///
/// @param section of the tab that is open
/// @param made the version that the form was made from
/// @param meanwhile what others changed while somebody wrote here
/// @param unsaved what the form changes that was previewed and is not saved
record ConfigureView(
        List<Tab> tabs,
        String section,
        VersionedSettings made,
        Fields fields,
        Optional<Meanwhile> meanwhile,
        ByHand orders,
        ByHand purchases,
        Optional<List<Change>> unsaved) {

    ConfigureView {
        tabs = List.copyOf(tabs);
    }

    /// Versions that were made since, newest first.
    ///
    /// @param both settings that were changed here and there
    record Meanwhile(List<VersionedSettings> versions, Set<String> both) {}

    ConfigureView byHand(ByHand newOrders, ByHand newPurchases) {
        return new ConfigureView(tabs, section, made, fields, meanwhile, newOrders, newPurchases, unsaved);
    }

    ConfigureView unsaved(List<Change> changes) {
        return new ConfigureView(tabs, section, made, fields, meanwhile, orders, purchases, Optional.of(changes));
    }

    boolean isWrong(Tab tab) {
        return fields.wrongs().stream().anyMatch(wrong -> wrong.field().startsWith(tab.section() + "."));
    }

    static String label(String setting) {
        return SettingsForm.label(setting);
    }

    static String shown(String setting, String written) {
        return SettingsForm.shown(setting, written);
    }
}
