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
        return holder(test).getStore(STORE).computeIfAbsent(StandingProgram.class, _ -> start());
    }

    private static ExtensionContext holder(ExtensionContext test) {
        return test.getRequiredTestClass().isAnnotationPresent(OwnProgram.class)
                ? test.getParent().orElseThrow()
                : test.getRoot();
    }

    private static StandingProgram start() {
        try {
            return new StandingProgram();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
