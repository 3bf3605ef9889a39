package dev.cloudcart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

import dev.cloudcart.database.PrivateFile;

/// Refuses files of the configuration that hold a secret and that others may read, as the other secrets of the home
/// are refused.
final class SecretSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    /// After the configuration files are read (highest + 10).
    private static final int AFTER = Ordered.HIGHEST_PRECEDENCE + 12;

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        event.getEnvironment().getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .map(EnumerablePropertySource.class::cast)
                .flatMap(SecretSettings::holdingSecrets)
                .distinct()
                .forEach(PrivateFile::mustBeClosed);
    }

    private static Stream<Path> holdingSecrets(EnumerablePropertySource<?> source) {
        return Stream.of(source.getPropertyNames())
                .filter(name -> WrittenSecret.isIn(name, String.valueOf(source.getProperty(name))))
                .flatMap(name -> file(source, name).stream());
    }

    private static Optional<Path> file(EnumerablePropertySource<?> source, String name) {
        return OriginLookup.getOrigin(source, name) instanceof TextResourceOrigin origin
                ? Optional.ofNullable(origin.getResource()).flatMap(SecretSettings::file)
                : Optional.empty();
    }

    private static Optional<Path> file(Resource resource) {
        try {
            return resource.isFile() && !(resource instanceof ClassPathResource)
                    ? Optional.of(resource.getFile().toPath()).filter(Files::exists)
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public int getOrder() {
        return AFTER;
    }
}
