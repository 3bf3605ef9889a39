package dev.cloudcart.web.configure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.ports.KnownNames;
import dev.cloudcart.settings.Change;
import dev.cloudcart.settings.Control;
import dev.cloudcart.settings.Filled;
import dev.cloudcart.settings.SettingsForm;
import dev.cloudcart.settings.SettingsForm.Tab;
import dev.cloudcart.settings.SettingsForm.Wrong;
import dev.cloudcart.settings.VersionedSettings;

/// The page with its form, as it is filled in.
///
/// @param section of the tab that is open
/// @param made the version that the form was made from
/// @param wrongs what cannot be taken
/// @param meanwhile what others changed while somebody wrote here
/// @param warnings what may be taken but does not fit the books, by field
/// @param names what the books have
/// @param unsaved what the form changes that was previewed and is not saved
record ConfigureView(
        List<Tab> tabs,
        String section,
        Filled filled,
        VersionedSettings made,
        List<Wrong> wrongs,
        Optional<Meanwhile> meanwhile,
        Map<String, String> warnings,
        Map<BooksList, KnownNames.Known> names,
        ByHand orders,
        ByHand purchases,
        Optional<List<Change>> unsaved) {

    /// How many rows of a table are fields; what has more goes by its file.
    static final int ROWS_SHOWN_MAX = 300;

    /// How many names are handed out with the page; others are searched for.
    static final int NAMES_MAX = 200;

    ConfigureView {
        tabs = List.copyOf(tabs);
        wrongs = List.copyOf(wrongs);
        warnings = Map.copyOf(warnings);
        names = Map.copyOf(names);
    }

    /// Versions that were made since, newest first.
    ///
    /// @param both settings that were changed here and there
    record Meanwhile(List<VersionedSettings> versions, Set<String> both) {}

    ConfigureView byHand(ByHand newOrders, ByHand newPurchases) {
        return new ConfigureView(
                tabs, section, filled, made, wrongs, meanwhile, warnings, names, newOrders, newPurchases, unsaved);
    }

    ConfigureView unsaved(List<Change> changes) {
        return new ConfigureView(
                tabs,
                section,
                filled,
                made,
                wrongs,
                meanwhile,
                warnings,
                names,
                orders,
                purchases,
                Optional.of(changes));
    }

    String sentence(String field) {
        return wrongs.stream()
                .filter(wrong -> wrong.field().equals(field))
                .map(Wrong::sentence)
                .collect(Collectors.joining(" "));
    }

    String warning(String field) {
        return warnings.getOrDefault(field, "");
    }

    boolean isWrong(Tab tab) {
        return wrongs.stream().anyMatch(wrong -> wrong.field().startsWith(tab.section() + "."));
    }

    List<Integer> rows(String table) {
        return filled.rows(table);
    }

    /// The number of a row that is not there yet.
    int nextRow(String table) {
        var rows = filled.rows(table);
        return rows.isEmpty() ? 0 : rows.getLast() + 1;
    }

    boolean isLong(String table) {
        return filled.rows(table).size() > ROWS_SHOWN_MAX;
    }

    /// Whether there are more than were handed out.
    boolean isSearched(BooksList list) {
        return Optional.ofNullable(names.get(list))
                .filter(known -> known.names().size() >= NAMES_MAX)
                .isPresent();
    }

    Optional<KnownNames.Known> known(BooksList list) {
        return Optional.ofNullable(names.get(list)).filter(known -> known.asOf().isPresent());
    }

    /// What a choice holds that is none of its options, for it must be seen to be mended.
    Optional<String> stray(Control.Select select, String value) {
        return value.isEmpty()
                        || select.options().stream()
                                .anyMatch(option -> option.value().equals(value))
                ? Optional.empty()
                : Optional.of(value);
    }

    static String label(String setting) {
        return SettingsForm.label(setting);
    }

    static String shown(String setting, String written) {
        return SettingsForm.shown(setting, written);
    }
}
