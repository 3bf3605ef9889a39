package dev.cloudcart;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.stream.Stream;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

import dev.cloudcart.http.Ticker;
import dev.cloudcart.ports.Pauses;
import dev.cloudcart.shell.Shell;
import dev.cloudcart.shell.session.Start;

/// The one main. Only `serve` starts a web server and the jobs; every other command starts what it uses.
///
/// Each room is built by its `…Configuration`, and no other class is read to find that out: reading them all took a
/// third of each start.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ComponentScan(resourcePattern = "**/*Configuration.class")
public class Application {

    public static void main(String... args) {
        Shell.main(Application::start, args);
    }

    /// The same with streams of the caller's.
    ///
    /// @return the exit status
    public static int run(PrintStream out, PrintStream err, String... args) {
        return Shell.at(InputStream.nullInputStream(), out, err, Application::start)
                .run(args);
    }

    /// Starts the rooms.
    public static ConfigurableApplicationContext start(Start.Wish wish) {
        return start(wish, _ -> {});
    }

    /// @param more is done to the rooms before they are wired
    public static ConfigurableApplicationContext start(
            Start.Wish wish, ApplicationContextInitializer<GenericApplicationContext> more) {
        return new SpringApplicationBuilder(Application.class)
                .listeners(new HomeSettings(), new SecretSettings(), new LogFolder())
                .initializers(more)
                .profiles(wish.profiles().toArray(String[]::new))
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .web(wish.serving() ? WebApplicationType.SERVLET : WebApplicationType.NONE)
                .lazyInitialization(!wish.serving())
                .run(commandLine(wish));
    }

    private static String[] commandLine(Start.Wish wish) {
        var serving = "--db-scheduler.enabled=" + wish.serving();
        var properties =
                wish.properties().entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue());
        return Stream.concat(Stream.of(serving), properties).toArray(String[]::new);
    }

    @Bean
    Pauses pauses(Ticker ticker) {
        return ticker::pause;
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
