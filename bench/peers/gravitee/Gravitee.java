import io.gravitee.apim.gateway.tests.sdk.AbstractGatewayTest;
import io.gravitee.apim.gateway.tests.sdk.annotations.GatewayTest;
import io.gravitee.apim.gateway.tests.sdk.configuration.GatewayConfigurationBuilder;
import io.gravitee.apim.gateway.tests.sdk.policy.PolicyBuilder;
import io.gravitee.apim.gateway.tests.sdk.runner.GatewayRunner;
import io.gravitee.gateway.api.service.ApiKey;
import io.gravitee.gateway.api.service.ApiKeyService;
import io.gravitee.gateway.api.service.Subscription;
import io.gravitee.gateway.api.service.SubscriptionService;
import io.gravitee.gateway.handlers.api.manager.ApiManager;
import io.gravitee.gateway.handlers.api.services.ApiKeyCacheService;
import io.gravitee.gateway.handlers.api.services.SubscriptionCacheService;
import io.gravitee.plugin.policy.PolicyPlugin;
import io.gravitee.policy.apikey.ApiKeyPolicy;
import io.gravitee.policy.apikey.ApiKeyPolicyInitializer;
import io.gravitee.policy.apikey.configuration.ApiKeyPolicyConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContext;

/**
 * Gravitee's gateway with one API and a key plan, or without any plan. Its kit for tests puts mocks in the place of the services
 * that know keys and subscriptions; here its own services are put back. Takes port, the service's port, a file of keys ({@code -}:
 * no plan), and a directory on the class path.
 */
@GatewayTest
public final class Gravitee extends AbstractGatewayTest {

    private static final String ID = "bench";

    private final boolean withKeys;

    private Gravitee(boolean withKeys) {
        this.withKeys = withKeys;
    }

    public static void main(String[] arguments) throws Exception {
        boolean withKeys = !arguments[2].equals("-");
        String plans = withKeys
                ? """
                , "plans": [{"id": "bench", "name": "keys", "security": "api_key", "securityDefinition": "{}", "status": "published"}]
                """
                : "";
        Files.writeString(Path.of(arguments[3], "api.json"), """
                {"id": "bench", "name": "bench", "gravitee": "2.0.0", "flows": [], "resources": [],
                 "proxy": {"context_path": "/arge", "strip_context_path": false, "endpoints": [{"name": "service",
                   "target": "http://127.0.0.1:%s", "http": {"connectTimeout": 2000, "readTimeout": 10000, "idleTimeout": 60000,
                   "keepAlive": true, "pipelining": false, "maxConcurrentConnections": 500, "useCompression": false,
                   "followRedirects": false}}]}%s}
                """.formatted(arguments[1], plans));
        var settings = GatewayConfigurationBuilder.emptyConfiguration()
                .set("http.instances", 0)
                .set("http.port", arguments[0])
                .set("http.host", "127.0.0.1")
                .setYamlProperty("policy.api-key.header", "Ocp-Apim-Subscription-Key");
        // its own way to an end takes half a minute
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0)));
        var gateway = new Gravitee(withKeys);
        var runner = new GatewayRunner(settings, gateway);
        runner.configureAndStart();
        if (withKeys) {
            for (String line : Files.readAllLines(Path.of(arguments[2]))) {
                gateway.learn(line.substring(0, line.indexOf(' ')));
            }
        }
        runner.deployForClass("/api.json");
        Thread.currentThread().join();
    }

    @Override
    public void configurePolicies(Map<String, PolicyPlugin> policies) {
        policies.put(
                "api-key",
                PolicyBuilder.build(
                        "api-key", ApiKeyPolicy.class, ApiKeyPolicyConfiguration.class, ApiKeyPolicyInitializer.class));
    }

    @Override
    public void setApplicationContext(ApplicationContext context) {
        super.setApplicationContext(context);
        if (withKeys) {
            var keys = new ApiKeyCacheService();
            put(context, "apiKeyService", keys);
            put(context, "subscriptionService", new SubscriptionCacheService(keys, null, context.getBean(ApiManager.class)));
        }
    }

    private static void put(ApplicationContext context, String name, Object service) {
        var beans = (DefaultListableBeanFactory) context.getAutowireCapableBeanFactory();
        beans.removeBeanDefinition(name);
        beans.registerSingleton(name, service);
    }

    private void learn(String secret) {
        var subscription = new Subscription();
        subscription.setId(secret);
        subscription.setApi(ID);
        subscription.setPlan(ID);
        subscription.setApplication(secret);
        subscription.setStatus("ACCEPTED");
        getBean(SubscriptionService.class).register(subscription);
        var key = new ApiKey();
        key.setId(secret);
        key.setKey(secret);
        key.setApi(ID);
        key.setPlan(ID);
        key.setSubscription(secret);
        key.setApplication(secret);
        key.setActive(true);
        getBean(ApiKeyService.class).register(key);
    }
}
