import com.netflix.appinfo.ApplicationInfoManager;
import com.netflix.appinfo.InstanceInfo;
import com.netflix.appinfo.MyDataCenterInstanceConfig;
import com.netflix.appinfo.providers.EurekaConfigBasedInstanceInfoProvider;
import com.netflix.client.config.IClientConfig;
import com.netflix.config.ConfigurationManager;
import com.netflix.loadbalancer.AbstractServerList;
import com.netflix.netty.common.accesslog.AccessLogPublisher;
import com.netflix.netty.common.channel.config.ChannelConfig;
import com.netflix.netty.common.channel.config.CommonChannelConfigKeys;
import com.netflix.netty.common.metrics.EventLoopGroupMetrics;
import com.netflix.netty.common.proxyprotocol.StripUntrustedProxyHeadersHandler.AllowWhen;
import com.netflix.netty.common.status.ServerStatusManager;
import com.netflix.niws.loadbalancer.DiscoveryEnabledServer;
import com.netflix.spectator.api.NoopRegistry;
import com.netflix.spectator.api.Registry;
import com.netflix.zuul.BasicRequestCompleteHandler;
import com.netflix.zuul.DefaultFilterFactory;
import com.netflix.zuul.Filter;
import com.netflix.zuul.StaticFilterLoader;
import com.netflix.zuul.context.ZuulSessionContextDecorator;
import com.netflix.zuul.filters.FilterType;
import com.netflix.zuul.filters.http.HttpInboundSyncFilter;
import com.netflix.zuul.filters.http.HttpOutboundSyncFilter;
import com.netflix.zuul.filters.http.HttpSyncEndpoint;
import com.netflix.zuul.message.http.HttpRequestMessage;
import com.netflix.zuul.message.http.HttpResponseMessage;
import com.netflix.zuul.message.http.HttpResponseMessageImpl;
import com.netflix.zuul.netty.filter.ZuulEndPointRunner;
import com.netflix.zuul.netty.server.BaseServerStartup;
import com.netflix.zuul.netty.server.DefaultEventLoopConfig;
import com.netflix.zuul.netty.server.DirectMemoryMonitor;
import com.netflix.zuul.netty.server.NamedSocketAddress;
import com.netflix.zuul.netty.server.Server;
import com.netflix.zuul.netty.server.ZuulServerChannelInitializer;
import com.netflix.zuul.origins.BasicNettyOriginManager;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Netflix Zuul with one origin and one filter, which looks the key up. Takes port, the origin's port, and a file of keys. */
public final class Zuul {

    private static final Map<String, String> USERS = new HashMap<>();

    private Zuul() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        for (String line : Files.readAllLines(Path.of(arguments[2]))) {
            String[] words = line.split(" ", 2);
            USERS.put(words[0], words[1]);
        }
        var settings = ConfigurationManager.getConfigInstance();
        settings.setProperty("eureka.registration.enabled", "false");
        settings.setProperty("eureka.validateInstanceId", "false");
        settings.setProperty("eureka.shouldFetchRegistry", "false");
        settings.setProperty("api.ribbon.NIWSServerListClassName", OneServer.class.getName());
        settings.setProperty("bench.origin.port", arguments[1]);
        // as the others have them; by itself it refuses the 51st request at a time, and replaces a connection after a thousand
        settings.setProperty("api.ribbon.MaxConnectionsPerHost", "500");
        settings.setProperty("api.ribbon.PerServerWaterline", "500");
        settings.setProperty("api.ribbon.MaxRequestsPerConnection", "1000000000");
        settings.setProperty("server.outofservice.on.startup", "false");
        Server server = new Startup(port, new NoopRegistry()).serve();
        server.start();
        server.awaitTermination();
    }

    /** The origin, in the form in which Zuul gets it from its registry. */
    public static final class OneServer extends AbstractServerList<DiscoveryEnabledServer> {

        @Override
        public void initWithNiwsConfig(IClientConfig configuration) {}

        @Override
        public List<DiscoveryEnabledServer> getInitialListOfServers() {
            return getUpdatedListOfServers();
        }

        @Override
        public List<DiscoveryEnabledServer> getUpdatedListOfServers() {
            var instance = InstanceInfo.Builder.newBuilder()
                    .setAppName("api")
                    .setIPAddr("127.0.0.1")
                    .setHostName("127.0.0.1")
                    .setPort(ConfigurationManager.getConfigInstance().getInt("bench.origin.port"))
                    .build();
            return List.of(new DiscoveryEnabledServer(instance, false));
        }
    }

    /** Who has a known key goes on, without it. */
    @Filter(order = 0, type = FilterType.INBOUND)
    public static final class KeyFilter extends HttpInboundSyncFilter {

        private static final String HEADER = "Ocp-Apim-Subscription-Key";

        @Override
        public int filterOrder() {
            return 0;
        }

        @Override
        public boolean shouldFilter(HttpRequestMessage request) {
            return true;
        }

        @Override
        public HttpRequestMessage apply(HttpRequestMessage request) {
            String key = request.getHeaders().getFirst(HEADER);
            var context = request.getContext();
            if (key == null || !USERS.containsKey(key)) {
                context.setEndpoint(Refusal.class.getName());
                return request;
            }
            request.getHeaders().remove(HEADER);
            context.setEndpoint(ZuulEndPointRunner.PROXY_ENDPOINT_FILTER_NAME);
            context.setRouteVIP("api");
            return request;
        }
    }

    /** Zuul does not start without a filter of this kind; it filters nothing. */
    @Filter(order = 0, type = FilterType.OUTBOUND)
    public static final class Answers extends HttpOutboundSyncFilter {

        @Override
        public int filterOrder() {
            return 0;
        }

        @Override
        public boolean shouldFilter(HttpResponseMessage answer) {
            return false;
        }

        @Override
        public HttpResponseMessage apply(HttpResponseMessage answer) {
            return answer;
        }
    }

    /** 401. */
    @Filter(order = 0, type = FilterType.ENDPOINT)
    public static final class Refusal extends HttpSyncEndpoint {

        @Override
        public HttpResponseMessage apply(HttpRequestMessage request) {
            return new HttpResponseMessageImpl(request.getContext(), request, 401);
        }
    }

    private static final class Startup extends BaseServerStartup {

        private final int port;

        Startup(int port, Registry registry) {
            this(port, registry, instance());
        }

        private Startup(int port, Registry registry, ApplicationInfoManager instance) {
            super(
                    new ServerStatusManager(instance),
                    new StaticFilterLoader(new DefaultFilterFactory(), Set.of(KeyFilter.class, Answers.class, Refusal.class)),
                    new ZuulSessionContextDecorator(new BasicNettyOriginManager(registry)),
                    (filter, status) -> {},
                    new BasicRequestCompleteHandler(),
                    registry,
                    new DirectMemoryMonitor(registry),
                    new EventLoopGroupMetrics(registry),
                    new DefaultEventLoopConfig(),
                    null,
                    instance,
                    new AccessLogPublisher("ACCESS", (channel, request) -> ""));
            this.port = port;
        }

        private static ApplicationInfoManager instance() {
            var configuration = new MyDataCenterInstanceConfig();
            return new ApplicationInfoManager(
                    configuration, new EurekaConfigBasedInstanceInfoProvider(configuration).get());
        }

        Server serve() throws Exception {
            init();
            return server();
        }

        @Override
        protected Map<NamedSocketAddress, ChannelInitializer<?>> chooseAddrsAndChannels(ChannelGroup callers) {
            ChannelConfig settings = defaultChannelConfig("main");
            settings.set(CommonChannelConfigKeys.allowProxyHeadersWhen, AllowWhen.ALWAYS);
            settings.set(CommonChannelConfigKeys.preferProxyProtocolForClientIp, false);
            settings.set(CommonChannelConfigKeys.isSSlFromIntermediary, false);
            settings.set(CommonChannelConfigKeys.withProxyProtocol, false);
            return Map.of(
                    new NamedSocketAddress("http", new InetSocketAddress("127.0.0.1", port)),
                    new ZuulServerChannelInitializer(
                            String.valueOf(port), settings, defaultChannelDependencies("main"), callers));
        }
    }
}
