package dev.cloudcart;

import java.util.Map;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;

import dev.cloudcart.database.Home;

/// Tells the log, before it is opened, that it belongs into the home folder, which is made for it: property
/// `cloudcart.logs`.
final class LogFolder implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    /// After the configuration files are read (highest + 10), before the log is opened (highest + 20).
    private static final int BETWEEN = Ordered.HIGHEST_PRECEDENCE + 15;

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var environment = event.getEnvironment();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("log folder", Map.of("cloudcart.logs", logs(Binder.get(environment)))));
    }

    private static String logs(Binder properties) {
        try {
            var home = properties.bindOrCreate("cloudcart", Home.class);
            home.prepare();
            return home.folder().resolve("logs").toString();
        } catch (BindException _) {
            return System.getProperty("java.io.tmpdir");
        }
    }

    @Override
    public int getOrder() {
        return BETWEEN;
    }
}
