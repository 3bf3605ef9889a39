package dev.cloudcart.shell.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;

/// Starts the rooms behind the commands.
@FunctionalInterface
public interface Start {

    ConfigurableApplicationContext with(Wish wish);

    /// @param serving whether the web server and the jobs are wanted
    /// @param debug whether the whole log goes to standard error
    /// @param properties Spring's, which go before all others
    record Wish(boolean serving, boolean debug, Map<String, String> properties) {
        public Wish {
            properties = Map.copyOf(properties);
        }

        /// Spring's profiles for it.
        public List<String> profiles() {
            var profiles = new ArrayList<String>();
            profiles.add(serving ? "serve" : "shell");
            if (debug) {
                profiles.add("debug");
            }
            return List.copyOf(profiles);
        }
    }
}
