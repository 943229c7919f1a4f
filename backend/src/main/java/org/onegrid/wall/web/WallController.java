package org.onegrid.wall.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.wall.Beat;
import org.onegrid.wall.Walls;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/walls", produces = "application/json")
@Tag(name = "walls")
class WallController {

    private final Walls walls;
    private final String host = host();

    WallController(Walls walls) {
        this.walls = walls;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }

    @PostMapping("/beat")
    @Requires(Permission.BOARD_READ)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "A wall says how it is; every 15 seconds, after 30 without it is lost")
    void beat(Person me, @RequestBody Beat beat, HttpServletRequest request) {
        walls.hear(me, beat, request.getRemoteAddr(), host + ":" + request.getLocalPort());
    }

    @GetMapping
    @Requires(Permission.ADMIN)
    @Operation(
            summary = "All walls of all nodes, those that are there first, then the lost ones of the last seven days")
    Walls.Seen list() {
        return walls.list();
    }
}
