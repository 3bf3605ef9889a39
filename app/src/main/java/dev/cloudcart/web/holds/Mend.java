package dev.cloudcart.web.holds;

import java.util.List;
import java.util.Optional;

import dev.cloudcart.settings.SettingsForm.Field;
import dev.cloudcart.web.fields.Fields;

/// The settings that can mend a hold, as fields.
///
/// @param version of the settings that they were made from
/// @param trouble why nothing was saved
record Mend(long version, List<Field> shown, Fields fields, Optional<String> trouble) {

    Mend {
        shown = List.copyOf(shown);
    }
}
