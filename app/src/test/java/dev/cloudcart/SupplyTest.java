package dev.cloudcart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes into the program, and how it is told.
class SupplyTest {

    private static final Path ROOT = Path.of("..");

    /// What the program is packaged with is on the class path of its tests.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/hibernate/validator/HibernateValidator.class",
                "org/springframework/boot/validation/autoconfigure/ValidationAutoConfiguration.class",
                "org/apache/tomcat/websocket/server/WsSci.class",
                "org/springframework/web/socket/WebSocketHandler.class"
            })
    void dependenciesThatNobodyUsesAreNotThere(String type) {
        assertThat(SupplyTest.class.getClassLoader().getResource(type)).isNull();
    }

    @Test
    void everyBuildListsWhatIsInsideInTheFormOfCycloneDx() throws IOException {
        assertThat(read("app/pom.xml")).contains("<artifactId>cyclonedx-maven-plugin</artifactId>");
        assertThat(read("pom.xml").replaceAll("\\s+", ""))
                .contains(
                        "<artifactId>cyclonedx-maven-plugin</artifactId>",
                        "<phase>package</phase><goals><goal>makeBom</goal></goals>",
                        "<outputName>sbom</outputName><outputFormat>json</outputFormat>"
                                + "<includeTestScope>false</includeTestScope>");
    }

    @Test
    void downloadsWithWrongChecksumsFailTheBuild() throws IOException {
        assertThat(read(".mvn/maven.config").lines()).containsAnyOf("-C", "--strict-checksums");
    }

    @Test
    void theSecurityPolicySaysHowToReport() throws IOException {
        assertThat(read("SECURITY.md"))
                .contains("Report it privately", "*Report a vulnerability*", "You get an answer within a week")
                .contains("app/target/sbom.json");
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
