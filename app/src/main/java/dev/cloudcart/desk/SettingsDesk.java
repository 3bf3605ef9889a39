package dev.cloudcart.desk;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Settings;
import dev.cloudcart.settings.SettingsBook;
import dev.cloudcart.settings.SettingsBook.Changing;

/// Makes versions of settings.
public final class SettingsDesk {

    private final SettingsBook book;
    private final Together together;

    SettingsDesk(SettingsBook book, Together together) {
        this.book = book;
        this.together = together;
    }

    /// A new version, if anything is different and nobody else has made one meanwhile.
    ///
    /// @param version the one that was looked at
    /// @param how it came about, after `version 7`; may be empty
    public Changing change(CompanyId company, long version, Settings next, Actor actor, String how) {
        return together.doing(() -> {
            var changing = book.change(company, version, actor.name(), next);
            if (changing instanceof Changing.Changed(var now) && now.version() != version) {
                together.note(actor, Act.SETTINGS, company, "version " + now.version() + how);
            }
            return changing;
        });
    }
}
