package de.zugang.sandbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PassportKeysTests {

    @TempDir
    private Path directory;

    @Test
    void verifyWithOneFileWhatWasSignedWithTheOther() throws IOException, GeneralSecurityException {
        PassportKeys keys = new PassportKeys(directory).ensure();
        JsonNode secret = first(keys.signing());
        JsonNode open = first(keys.verifying());
        var factory = KeyFactory.getInstance("RSA");

        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(factory.generatePrivate(new RSAPrivateKeySpec(number(secret, "n"), number(secret, "d"))));
        signer.update((byte) 42);
        byte[] signature = signer.sign();
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(factory.generatePublic(new RSAPublicKeySpec(number(open, "n"), number(open, "e"))));
        verifier.update((byte) 42);

        assertThat(verifier.verify(signature)).isTrue();
        assertThat(open.has("d")).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.signing())))
                .isEqualTo("rw-------");
    }

    @Test
    void stayTheSameFromOneStartToTheNext() throws IOException {
        PassportKeys keys = new PassportKeys(directory).ensure();
        String before = Files.readString(keys.signing());

        keys.ensure();

        assertThat(Files.readString(keys.signing())).isEqualTo(before);
    }

    private static JsonNode first(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file)).path("keys").path(0);
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asString()));
    }
}
