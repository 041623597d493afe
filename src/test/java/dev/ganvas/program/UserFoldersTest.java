package dev.ganvas.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    @Test
    void linuxFollowsTheBaseDirectorySpecification() {
        UserFolders plain = UserFolders.of("Linux", "/home/ann", Map.<String, String>of()::get);
        assertThat(plain.runs()).isEqualTo(Path.of("/home/ann/.local/share/ganvas/runs"));
        assertThat(plain.log()).isEqualTo(Path.of("/home/ann/.local/state/ganvas/ganvas.log"));
        UserFolders moved =
                UserFolders.of("Linux", "/home/ann", Map.of("XDG_DATA_HOME", "/data", "XDG_STATE_HOME", "rel")::get);
        assertThat(moved.runs()).isEqualTo(Path.of("/data/ganvas/runs"));
        assertThat(moved.log()).as("a relative path is ignored").isEqualTo(plain.log());
    }

    @Test
    void otherSystemsHaveTheirOwn() {
        assertThat(UserFolders.of("Mac OS X", "/Users/ann", Map.<String, String>of()::get)
                        .log())
                .isEqualTo(Path.of("/Users/ann/Library/Logs/Ganvas/ganvas.log"));
        assertThat(UserFolders.of("Windows 11", "/u", Map.of("LOCALAPPDATA", "/u/local")::get)
                        .runs())
                .isEqualTo(Path.of("/u/local/Ganvas/Runs"));
    }
}
