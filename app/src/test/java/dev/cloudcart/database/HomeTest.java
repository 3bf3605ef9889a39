package dev.cloudcart.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HomeTest {
    private static final Path USER = Path.of(System.getProperty("user.home"));

    @Test
    void isAHiddenFolderOfTheUserByDefault() {
        assertThat(bind(Map.of()).folder()).isEqualTo(USER.resolve(".cloudcart"));
    }

    @Test
    void isNamedByOneProperty() {
        assertThat(bind(Map.of("cloudcart.home", "/var/lib/cart")).folder()).isEqualTo(Path.of("/var/lib/cart"));
        assertThat(bind(Map.of("cloudcart.home", "~/books")).folder()).isEqualTo(USER.resolve("books"));
        assertThat(bind(Map.of("cloudcart.home", "target/books")).folder())
                .isAbsolute()
                .endsWithRaw(Path.of("target", "books"));
    }

    private static Home bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("cloudcart", Home.class);
    }
}
