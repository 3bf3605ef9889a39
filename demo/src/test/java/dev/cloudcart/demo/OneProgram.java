package dev.cloudcart.demo;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Lends one program to all classes that ask for it: started for the first, closed when all tests are through. A class
/// that is [OwnProgram] has one to itself, closed with it.
final class OneProgram implements ParameterResolver {

    private static final Namespace STORE = Namespace.create(OneProgram.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == StandingProgram.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var owner = test.getRequiredTestClass();
        // a store looks into those above it first, so what is a class's own has a name of its own
        return owner.isAnnotationPresent(OwnProgram.class)
                ? lend(test.getParent().orElseThrow(), owner)
                : lend(test.getRoot(), StandingProgram.class);
    }

    private static StandingProgram lend(ExtensionContext holder, Object name) {
        return holder.getStore(STORE).computeIfAbsent(name, _ -> start(), StandingProgram.class);
    }

    private static StandingProgram start() {
        try {
            return new StandingProgram();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
