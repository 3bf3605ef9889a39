package dev.cloudcart.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.database.TestDatabase;

class AuditTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final Actor ANNA = new Actor("shell (anna)", "/dev/pts/3");

    private final Audit audit = new Audit(DATABASE.jdbc(), () -> NOW);

    @Test
    void keepsWhoDidWhatNewestFirst() {
        var company = new CompanyId(41);
        audit.done(ANNA, Act.CONNECT, company, "QuickBooks");
        audit.refused(ANNA, Act.DISMISS, company, "order 1\u001b[2J\n2");
        audit.done(ANNA, Act.KEY, null, "rotated");

        var listed = audit.list(Optional.of(company), Long.MAX_VALUE, 10);

        assertThat(listed).extracting(Entry::act).containsExactly(Act.DISMISS, Act.CONNECT);
        assertThat(listed.getFirst())
                .isEqualTo(new Entry(
                        listed.getFirst().id(), NOW, ANNA, Act.DISMISS, Optional.of(company), "order 1?[2J?2", false));
        assertThat(audit.list(Optional.of(company), listed.getFirst().id(), 10)).containsExactly(listed.getLast());
        assertThat(audit.list(Optional.empty(), Long.MAX_VALUE, 1))
                .extracting(Entry::act)
                .containsExactly(Act.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit set actor = 'nobody'", "delete from audit", "truncate audit"})
    void isOnlyEverAddedTo(String sql) {
        audit.done(ANNA, Act.RUN, new CompanyId(42), "manual");

        assertThatThrownBy(() -> DATABASE.jdbc().sql(sql).update())
                .hasMessageContaining("The audit is only ever added to");
        assertThat(audit.list(Optional.of(new CompanyId(42)), Long.MAX_VALUE, 10))
                .isNotEmpty();
    }
}
