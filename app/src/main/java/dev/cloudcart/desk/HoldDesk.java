package dev.cloudcart.desk;

import java.util.Optional;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.core.trade.SourceKind;
import dev.cloudcart.core.trade.SourceRef;
import dev.cloudcart.journal.Dismissal;
import dev.cloudcart.journal.Journal;

/// Takes holds off the list.
public final class HoldDesk {

    private final Journal journal;
    private final Together together;

    HoldDesk(Journal journal, Together together) {
        this.journal = journal;
        this.together = together;
    }

    /// By the number that people know.
    ///
    /// @param kind which of several that have the number
    /// @param note why; may be empty
    public Dismissal dismiss(CompanyId company, Optional<SourceKind> kind, String number, String note, Actor actor) {
        return together.doing(() -> {
            var dismissal = journal.dismiss(company, kind, number, note, actor.name());
            if (dismissal instanceof Dismissal.Done(var done)) {
                note(company, done.word() + " " + number, note, actor);
            }
            return dismissal;
        });
    }

    /// @return false when it is not held any more
    public boolean dismiss(CompanyId company, SourceRef source, String note, Actor actor) {
        return together.doing(() -> {
            boolean done = journal.dismiss(company, source.kind(), source.id(), actor.name(), note);
            if (done) {
                note(company, source.toString(), note, actor);
            }
            return done;
        });
    }

    private void note(CompanyId company, String what, String why, Actor actor) {
        together.note(actor, Act.DISMISS, company, what + (why.isEmpty() ? "" : ": " + why));
    }
}
