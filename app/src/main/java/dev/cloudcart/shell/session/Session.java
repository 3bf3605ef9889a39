package dev.cloudcart.shell.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Actor;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.core.books.CompanyId;
import dev.cloudcart.settings.Companies;
import dev.cloudcart.settings.Company;

/// One command at work: the terminal, and the rooms, which start when one of them is asked for.
public final class Session implements AutoCloseable {

    private final Start start;
    private final Map<String, String> properties;
    private final Terminal terminal;
    private boolean debug;
    private @Nullable ConfigurableApplicationContext rooms;

    public Session(Start start, Map<String, String> properties, Terminal terminal) {
        this.start = start;
        this.properties = new HashMap<>(properties);
        this.terminal = terminal;
    }

    public Terminal terminal() {
        return terminal;
    }

    public void debug(boolean debug) {
        this.debug = debug;
    }

    boolean isDebug() {
        return debug;
    }

    public <T> T get(Class<T> type) {
        var known = rooms;
        return (known == null ? open(false) : known).getBean(type);
    }

    public Company company(String name) {
        return get(Companies.class)
                .named(name)
                .orElseThrow(() -> new WrongUse(
                        "There is no company \"%s\": see cloudcart company list, or add it with cloudcart company add."
                                .formatted(name)));
    }

    /// Whoever acts, for the history of the settings.
    public String who() {
        return "shell (" + System.getProperty("user.name", "somebody") + ")";
    }

    /// Keeps for the audit what was done.
    public void did(Act act, @Nullable CompanyId company, String subject) {
        get(Audit.class).done(actor(), act, company, subject);
    }

    /// Keeps for the audit that something outside of the database is about to be done.
    public void begins(Act act, @Nullable CompanyId company, String subject) {
        get(Audit.class).begun(actor(), act, company, subject);
    }

    /// Does something in the database together with what the audit is told of it, or neither.
    public <T> T together(Supplier<T> work) {
        var done = get(TransactionTemplate.class).execute(_ -> work.get());
        return Objects.requireNonNull(done);
    }

    /// Keeps for the audit what was wanted and refused.
    public void wasRefused(Act act, @Nullable CompanyId company, String subject) {
        get(Audit.class).refused(actor(), act, company, subject);
    }

    /// Who does it, for the audit.
    public Actor actor() {
        return new Actor(who(), terminal.origin());
    }

    /// Starts the web server and the jobs too.
    public ConfigurableApplicationContext serve(@Nullable Integer port) {
        if (port != null) {
            properties.put("server.port", port.toString());
        }
        return open(true);
    }

    private ConfigurableApplicationContext open(boolean serving) {
        var opened = start.with(new Start.Wish(serving, debug, properties));
        rooms = opened;
        return opened;
    }

    @Override
    public void close() {
        if (rooms != null) {
            rooms.close();
        }
    }
}
