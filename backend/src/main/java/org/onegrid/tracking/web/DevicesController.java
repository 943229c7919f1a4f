package org.onegrid.tracking.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Requires;
import org.onegrid.tracking.device.Device;
import org.onegrid.tracking.device.Devices;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The devices, for administrators. */
@RestController
@RequestMapping(path = "/api/devices", produces = "application/json")
@Requires(Permission.ADMIN)
@Tag(name = "tracking")
class DevicesController {

    private final Devices devices;

    DevicesController(Devices devices) {
        this.devices = devices;
    }

    /** @param responder code of the responder whose positions it will send */
    record NewDevice(
            @NotBlank @Size(max = 100) String label,
            @Nullable @Size(max = 64) String responder) {}

    /** What is null stays. @param responder empty to bind it to none */
    record DeviceChange(
            @Nullable @Size(min = 1, max = 100) String label,
            @Nullable Boolean enabled,
            @Nullable @Size(max = 64) String responder) {}

    @GetMapping
    List<Device> list() {
        return devices.list();
    }

    /** Adds a device; its key is in the answer and nowhere else. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Devices.Added add(@Valid @RequestBody NewDevice device) {
        return devices.add(device.label(), device.responder());
    }

    @PatchMapping("/{id}")
    Device change(@PathVariable long id, @Valid @RequestBody DeviceChange change) {
        return devices.change(id, change.label(), change.enabled(), change.responder());
    }
}
