package dev.cloudcart.web.frame;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says whom a page lets in. What says nothing lets nobody in.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LetsIn {
    Who value();

    /// Whether also somebody who has yet to set up the second factor that is wanted of them.
    boolean withoutFactor() default false;
}
