package dev.cloudcart.api.description;

import java.util.Objects;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

import dev.cloudcart.api.call.Address;
import dev.cloudcart.api.call.Call;

@RestController
final class DescriptionController {

    private final SingletonSupplier<JsonNode> description;

    DescriptionController(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        var version = Objects.requireNonNullElse(
                DescriptionController.class.getPackage().getImplementationVersion(), "built from source");
        description =
                SingletonSupplier.of(() -> Description.of(mapping.getObject().getHandlerMethods(), version));
    }

    @GetMapping(Address.ROOT + "/openapi.json")
    @Call(does = "Describes all calls, as OpenAPI 3.1.")
    JsonNode description() {
        return description.obtain();
    }
}
