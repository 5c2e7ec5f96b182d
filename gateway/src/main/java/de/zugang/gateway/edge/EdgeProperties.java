package de.zugang.gateway.edge;

import de.zugang.gateway.peer.AddressBlock;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a connection may take of this gateway.
 *
 * @param transport plain HTTP, TLS that ends here, or TLS that ends at a trusted proxy
 * @param trustedProxies blocks of addresses whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed
 * @param headers from the first byte of a request to the end of its headers
 * @param bodyPause between two parts of a body
 * @param request for a whole body
 * @param answer from the end of a request to the moment its answer was taken, whoever delays it
 * @param connections at the same time
 * @param connectionsPerAddress of one caller's address at the same time
 * @param requestLine longest request line; beyond that 414
 * @param header all headers of a request together; beyond that 431
 * @param drain how long a node that was told to stop goes on accepting connections, for load balancers to notice
 */
@Validated
@ConfigurationProperties("zugang.edge")
public record EdgeProperties(
        @DefaultValue("plain") Transport transport,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("10s") Duration headers,
        @DefaultValue("15s") Duration bodyPause,
        @DefaultValue("30s") Duration request,
        @DefaultValue("30s") Duration answer,
        @DefaultValue("8000") @Min(1) int connections,
        @DefaultValue("4000") @Min(1) int connectionsPerAddress,
        @DefaultValue("4KB") DataSize requestLine,
        @DefaultValue("16KB") DataSize header,
        @DefaultValue("0s") Duration drain) {

    List<AddressBlock> proxies() {
        return trustedProxies.stream().map(AddressBlock::parse).toList();
    }

    int requestLineBytes() {
        return Math.toIntExact(requestLine.toBytes());
    }

    int headerBytes() {
        return Math.toIntExact(header.toBytes());
    }
}
