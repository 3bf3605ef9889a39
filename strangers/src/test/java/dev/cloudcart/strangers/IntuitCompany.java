package dev.cloudcart.strangers;

import com.intuit.ipp.core.Context;
import com.intuit.ipp.core.IEntity;
import com.intuit.ipp.core.ServiceType;
import com.intuit.ipp.data.IntuitEntity;
import com.intuit.ipp.exception.FMSException;
import com.intuit.ipp.interceptors.HTTPURLConnectionInterceptor;
import com.intuit.ipp.security.OAuth2Authorizer;
import com.intuit.ipp.services.DataService;
import com.intuit.ipp.services.QueryResult;
import com.intuit.ipp.util.Config;
import com.intuit.oauth2.client.OAuth2PlatformClient;
import com.intuit.oauth2.config.OAuth2Config;
import com.intuit.oauth2.config.OAuth2Config.OAuth2ConfigBuilder;
import com.intuit.oauth2.exception.OAuthException;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;
import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator.Options;
import dev.cloudcart.simulators.wire.Limits;

/// A simulated company with Intuit's own Java SDK before it. Of the SDK only its settings are used: the base
/// address, and the transport over HttpURLConnection, because its other one drops the port of an address.
final class IntuitCompany implements AutoCloseable {

    final QuickBooksSimulator simulator =
            QuickBooksSimulator.start(Options.usual().limits(Limits.OFF));
    final DataService service;

    /// The SDK keeps its settings by thread, so a test makes its company on its own thread.
    IntuitCompany() {
        Config.setProperty(Config.BASE_URL_QBO, simulator.uri() + "/v3/company");
        Config.setProperty(Config.HTTP_TRANSPORT, HTTPURLConnectionInterceptor.HTTP_URL_CONNECTION);
        service = service(accessToken());
    }

    DataService service(String accessToken) {
        try {
            return new DataService(
                    new Context(new OAuth2Authorizer(accessToken), ServiceType.QBO, QuickBooksSimulator.REALM));
        } catch (FMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What Intuit's OAuth client finds at the simulator's discovery address.
    OAuth2Config oauth() {
        return new OAuth2ConfigBuilder(QuickBooksSimulator.CLIENT_ID, QuickBooksSimulator.CLIENT_SECRET)
                .callDiscoveryAPI(simulator.uri() + "/.well-known/openid_configuration")
                .buildConfig();
    }

    String accessToken() {
        try {
            return new OAuth2PlatformClient(oauth())
                    .refreshToken(QuickBooksSimulator.REFRESH_TOKEN)
                    .getAccessToken();
        } catch (OAuthException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The only entity that the statement finds.
    <T extends IEntity> T one(Class<T> type, String statement) throws FMSException {
        QueryResult found = service.executeQuery(statement);
        if (found.getEntities().size() != 1) {
            throw new AssertionError(statement + " finds " + found.getEntities().size());
        }
        return type.cast(found.getEntities().getFirst());
    }

    /// What stands in the books under the id of the entity.
    <T extends IntuitEntity> T stored(T entity) throws FMSException {
        return service.findById(entity);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
