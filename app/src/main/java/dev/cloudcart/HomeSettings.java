package dev.cloudcart;

import java.util.Map;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

import dev.cloudcart.database.Home;

/// Has the files of the configuration read from the home folder. Spring would look into the current folder, too,
/// and whoever may write into that could send our secrets to himself.
final class HomeSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String OWN = "optional:classpath:/";

    /// Before the configuration files are read (highest + 10).
    private static final int BEFORE = Ordered.HIGHEST_PRECEDENCE + 5;

    /// An explicit `spring.config.location` goes before.
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var environment = event.getEnvironment();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "home settings", Map.of("spring.config.location", OWN + home(environment))));
    }

    private static String home(Environment environment) {
        try {
            return ";optional:file:"
                    + Binder.get(environment)
                            .bindOrCreate("cloudcart", Home.class)
                            .folder() + "/";
        } catch (BindException _) {
            return "";
        }
    }

    @Override
    public int getOrder() {
        return BEFORE;
    }
}
