package de.zugang.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application. */
@SpringBootApplication
public class Gateway {

    static {
        // Java reads it once, with the first handshake: a caller that negotiates anew costs us a signature each time
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Gateway.class, arguments);
    }
}
