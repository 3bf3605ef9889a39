package dev.cloudcart.web.fields;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.cloudcart.core.books.BooksList;
import dev.cloudcart.ports.KnownNames;
import dev.cloudcart.settings.Filled;
import dev.cloudcart.settings.SettingsForm.Field;
import dev.cloudcart.settings.SettingsForm.Wrong;
import dev.cloudcart.web.frame.Visit;

/// Makes fields, with the names that the books of the company are known to have.
@Component
public final class FieldMaker {

    private final KnownNames names;

    FieldMaker(KnownNames names) {
        this.names = names;
    }

    /// @param shown those of the form
    public Fields make(Visit visit, List<Field> shown, Filled filled, List<Wrong> wrongs) {
        var known = known(visit);
        return new Fields(
                filled,
                wrongs,
                Warnings.of(shown, filled, known, visit.company().currency()),
                known);
    }

    private Map<BooksList, KnownNames.Known> known(Visit visit) {
        var known = new EnumMap<BooksList, KnownNames.Known>(BooksList.class);
        for (var list : BooksList.values()) {
            known.put(list, names.known(visit.company().id(), list, "", Fields.NAMES_MAX));
        }
        return known;
    }
}
