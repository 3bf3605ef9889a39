package dev.cloudcart.shell.commands;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.cloudcart.access.ApiToken;
import dev.cloudcart.access.Listening;
import dev.cloudcart.people.SetUpCode;
import dev.cloudcart.shell.session.ExitStatus;
import dev.cloudcart.shell.session.Session;
import dev.cloudcart.shell.session.Version;
import dev.cloudcart.shell.session.WrongUse;

@Command(
        name = "serve",
        description = "Runs the service: syncs on schedule, and serves pages and API until it is ended.")
public final class ServeCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen; 8080 if not said otherwise.")
    private @Nullable Integer port;

    private final Session session;

    public ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new WrongUse("There is no port %d: give one from 1 to 65535.".formatted(port));
        }
        var closed = new CountDownLatch(1);
        var rooms = session.serve(port);
        rooms.addApplicationListener((ApplicationListener<ContextClosedEvent>) _ -> closed.countDown());
        session.terminal().say(Version.sentence() + " serves " + address(rooms) + ". Ctrl-C ends it.");
        session.terminal().say(rooms.getBean(ApiToken.class).whereabouts());
        var setUp = rooms.getBean(SetUpCode.class);
        setUp.code()
                .ifPresent(code -> session.terminal()
                        .say("Open it in a browser to set it up. The code to do so is %s; it is also in the file %s."
                                .formatted(code, setUp.file())));
        closed.await();
        return ExitStatus.DONE;
    }

    private static String address(ConfigurableApplicationContext rooms) {
        var environment = rooms.getEnvironment();
        var scheme = rooms.getBean(Listening.class).tls() ? "https" : "http";
        return "%s://%s:%s"
                .formatted(
                        scheme,
                        environment.getProperty("server.address", "127.0.0.1"),
                        environment.getProperty("local.server.port", "8080"));
    }
}
