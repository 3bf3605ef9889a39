package dev.cloudcart.shell.session;

import java.util.Optional;

import picocli.CommandLine.IVersionProvider;

/// Tells the version that the build wrote into the jar.
public final class Version implements IVersionProvider {

    public static String sentence() {
        var version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
        return "Cloud Cart " + version.orElse("(a development build)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {sentence()};
    }
}
