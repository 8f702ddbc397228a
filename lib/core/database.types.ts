export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  public: {
    Tables: {
      audit_logs: {
        Row: {
          action: string
          actor_id: string | null
          actor_type: string
          created_at: string
          id: number
          ip: unknown
          new_values: Json | null
          old_values: Json | null
          organization_id: string | null
          record_id: string | null
          request_id: string | null
          success: boolean
          table_name: string
          user_agent: string | null
        }
        ComputedFields: never
        Insert: {
          action: string
          actor_id?: string | null
          actor_type: string
          created_at?: string
          id?: never
          ip?: unknown
          new_values?: Json | null
          old_values?: Json | null
          organization_id?: string | null
          record_id?: string | null
          request_id?: string | null
          success?: boolean
          table_name: string
          user_agent?: string | null
        }
        Update: {
          action?: string
          actor_id?: string | null
          actor_type?: string
          created_at?: string
          id?: never
          ip?: unknown
          new_values?: Json | null
          old_values?: Json | null
          organization_id?: string | null
          record_id?: string | null
          request_id?: string | null
          success?: boolean
          table_name?: string
          user_agent?: string | null
        }
        Relationships: []
      }
      member_permissions: {
        Row: {
          effect: string
          expires_at: string | null
          granted_at: string
          granted_by: string | null
          id: string
          is_active: boolean
          organization_id: string
          permission_key: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          effect: string
          expires_at?: string | null
          granted_at?: string
          granted_by?: string | null
          id?: string
          is_active?: boolean
          organization_id: string
          permission_key: string
          user_id: string
        }
        Update: {
          effect?: string
          expires_at?: string | null
          granted_at?: string
          granted_by?: string | null
          id?: string
          is_active?: boolean
          organization_id?: string
          permission_key?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "member_permissions_organization_id_user_id_fkey"
            columns: ["organization_id", "user_id"]
            isOneToOne: false
            referencedRelation: "organization_members"
            referencedColumns: ["organization_id", "user_id"]
          },
          {
            foreignKeyName: "member_permissions_permission_key_fkey"
            columns: ["permission_key"]
            isOneToOne: false
            referencedRelation: "permissions"
            referencedColumns: ["key"]
          },
        ]
      }
      member_roles: {
        Row: {
          expires_at: string | null
          granted_at: string
          granted_by: string | null
          is_active: boolean
          organization_id: string
          role_id: string
          role_scope: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          expires_at?: string | null
          granted_at?: string
          granted_by?: string | null
          is_active?: boolean
          organization_id: string
          role_id: string
          role_scope?: string
          user_id: string
        }
        Update: {
          expires_at?: string | null
          granted_at?: string
          granted_by?: string | null
          is_active?: boolean
          organization_id?: string
          role_id?: string
          role_scope?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "member_roles_organization_id_user_id_fkey"
            columns: ["organization_id", "user_id"]
            isOneToOne: false
            referencedRelation: "organization_members"
            referencedColumns: ["organization_id", "user_id"]
          },
          {
            foreignKeyName: "member_roles_role_scope_role_id_fkey"
            columns: ["role_scope", "role_id"]
            isOneToOne: false
            referencedRelation: "roles"
            referencedColumns: ["scope", "id"]
          },
        ]
      }
      organization_members: {
        Row: {
          created_at: string
          invited_by: string | null
          joined_at: string
          last_active_at: string | null
          organization_id: string
          status: string
          title: string | null
          updated_at: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          invited_by?: string | null
          joined_at?: string
          last_active_at?: string | null
          organization_id: string
          status?: string
          title?: string | null
          updated_at?: string
          user_id: string
        }
        Update: {
          created_at?: string
          invited_by?: string | null
          joined_at?: string
          last_active_at?: string | null
          organization_id?: string
          status?: string
          title?: string | null
          updated_at?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "organization_members_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      organizations: {
        Row: {
          about: string | null
          address_line1: string | null
          address_line2: string | null
          billing_email: string | null
          brand_color: string | null
          city: string | null
          contact_email: string | null
          country: string
          created_at: string
          created_by: string | null
          currency: string
          deleted_at: string | null
          features: NonNullable<Json>
          id: string
          industry: string
          locale: string
          logo_path: string | null
          name: string
          phone: string | null
          postcode: string | null
          settings: NonNullable<Json>
          slug: string
          status: string
          suspended_at: string | null
          suspension_reason: string | null
          timezone: string
          trial_ends_at: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          about?: string | null
          address_line1?: string | null
          address_line2?: string | null
          billing_email?: string | null
          brand_color?: string | null
          city?: string | null
          contact_email?: string | null
          country?: string
          created_at?: string
          created_by?: string | null
          currency?: string
          deleted_at?: string | null
          features?: NonNullable<Json>
          id?: string
          industry?: string
          locale?: string
          logo_path?: string | null
          name: string
          phone?: string | null
          postcode?: string | null
          settings?: NonNullable<Json>
          slug: string
          status?: string
          suspended_at?: string | null
          suspension_reason?: string | null
          timezone?: string
          trial_ends_at?: string | null
          updated_at?: string
        }
        Update: {
          about?: string | null
          address_line1?: string | null
          address_line2?: string | null
          billing_email?: string | null
          brand_color?: string | null
          city?: string | null
          contact_email?: string | null
          country?: string
          created_at?: string
          created_by?: string | null
          currency?: string
          deleted_at?: string | null
          features?: NonNullable<Json>
          id?: string
          industry?: string
          locale?: string
          logo_path?: string | null
          name?: string
          phone?: string | null
          postcode?: string | null
          settings?: NonNullable<Json>
          slug?: string
          status?: string
          suspended_at?: string | null
          suspension_reason?: string | null
          timezone?: string
          trial_ends_at?: string | null
          updated_at?: string
        }
        Relationships: []
      }
      permissions: {
        Row: {
          action: string
          description: string
          key: string
          resource: string
        }
        ComputedFields: never
        Insert: {
          action: string
          description: string
          key: string
          resource: string
        }
        Update: {
          action?: string
          description?: string
          key?: string
          resource?: string
        }
        Relationships: []
      }
      plans: {
        Row: {
          created_at: string
          currency: string
          description: string
          features: NonNullable<Json>
          is_public: boolean
          key: string
          limits: NonNullable<Json>
          name: string
          position: number
          price_monthly_cents: number
          price_yearly_cents: number
          stripe_price_monthly_id: string | null
          stripe_price_yearly_id: string | null
          stripe_product_id: string | null
          trial_days: number
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          currency?: string
          description: string
          features?: NonNullable<Json>
          is_public?: boolean
          key: string
          limits: NonNullable<Json>
          name: string
          position: number
          price_monthly_cents: number
          price_yearly_cents: number
          stripe_price_monthly_id?: string | null
          stripe_price_yearly_id?: string | null
          stripe_product_id?: string | null
          trial_days?: number
          updated_at?: string
        }
        Update: {
          created_at?: string
          currency?: string
          description?: string
          features?: NonNullable<Json>
          is_public?: boolean
          key?: string
          limits?: NonNullable<Json>
          name?: string
          position?: number
          price_monthly_cents?: number
          price_yearly_cents?: number
          stripe_price_monthly_id?: string | null
          stripe_price_yearly_id?: string | null
          stripe_product_id?: string | null
          trial_days?: number
          updated_at?: string
        }
        Relationships: []
      }
      platform_staff: {
        Row: {
          granted_at: string
          granted_by: string | null
          role: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          granted_at?: string
          granted_by?: string | null
          role: string
          user_id: string
        }
        Update: {
          granted_at?: string
          granted_by?: string | null
          role?: string
          user_id?: string
        }
        Relationships: []
      }
      profiles: {
        Row: {
          avatar_path: string | null
          created_at: string
          display_name: string | null
          first_name: string
          full_name: string | null
          id: string
          is_active: boolean
          is_customer: boolean
          last_name: string
          last_sign_in_at: string | null
          last_sign_in_ip: unknown
          locale: string
          notification_settings: NonNullable<Json>
          phone: string | null
          preferences: NonNullable<Json>
          timezone: string
          updated_at: string
          username: string | null
        }
        ComputedFields: never
        Insert: {
          avatar_path?: string | null
          created_at?: string
          display_name?: string | null
          first_name?: string
          full_name?: never
          id: string
          is_active?: boolean
          is_customer?: boolean
          last_name?: string
          last_sign_in_at?: string | null
          last_sign_in_ip?: unknown
          locale?: string
          notification_settings?: NonNullable<Json>
          phone?: string | null
          preferences?: NonNullable<Json>
          timezone?: string
          updated_at?: string
          username?: string | null
        }
        Update: {
          avatar_path?: string | null
          created_at?: string
          display_name?: string | null
          first_name?: string
          full_name?: never
          id?: string
          is_active?: boolean
          is_customer?: boolean
          last_name?: string
          last_sign_in_at?: string | null
          last_sign_in_ip?: unknown
          locale?: string
          notification_settings?: NonNullable<Json>
          phone?: string | null
          preferences?: NonNullable<Json>
          timezone?: string
          updated_at?: string
          username?: string | null
        }
        Relationships: []
      }
      rate_limits: {
        Row: {
          action: string
          attempts: number
          blocked_until: string | null
          blocks: number
          identifier: string
          window_started_at: string
        }
        ComputedFields: never
        Insert: {
          action: string
          attempts: number
          blocked_until?: string | null
          blocks?: number
          identifier: string
          window_started_at: string
        }
        Update: {
          action?: string
          attempts?: number
          blocked_until?: string | null
          blocks?: number
          identifier?: string
          window_started_at?: string
        }
        Relationships: []
      }
      role_permissions: {
        Row: {
          permission_key: string
          role_id: string
        }
        ComputedFields: never
        Insert: {
          permission_key: string
          role_id: string
        }
        Update: {
          permission_key?: string
          role_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "role_permissions_permission_key_fkey"
            columns: ["permission_key"]
            isOneToOne: false
            referencedRelation: "permissions"
            referencedColumns: ["key"]
          },
          {
            foreignKeyName: "role_permissions_role_id_fkey"
            columns: ["role_id"]
            isOneToOne: false
            referencedRelation: "roles"
            referencedColumns: ["id"]
          },
        ]
      }
      roles: {
        Row: {
          created_at: string
          description: string
          id: string
          is_active: boolean
          is_system: boolean
          key: string
          name: string
          organization_id: string | null
          rank: number
          scope: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          description?: string
          id?: string
          is_active?: boolean
          is_system?: boolean
          key: string
          name: string
          organization_id?: string | null
          rank: number
          scope?: never
          updated_at?: string
        }
        Update: {
          created_at?: string
          description?: string
          id?: string
          is_active?: boolean
          is_system?: boolean
          key?: string
          name?: string
          organization_id?: string | null
          rank?: number
          scope?: never
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "roles_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      session_events: {
        Row: {
          created_at: string
          event: string
          id: number
          ip: unknown
          session_id: string | null
          success: boolean
          user_agent: string | null
          user_id: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          event: string
          id?: never
          ip?: unknown
          session_id?: string | null
          success?: boolean
          user_agent?: string | null
          user_id?: string | null
        }
        Update: {
          created_at?: string
          event?: string
          id?: never
          ip?: unknown
          session_id?: string | null
          success?: boolean
          user_agent?: string | null
          user_id?: string | null
        }
        Relationships: []
      }
      subscriptions: {
        Row: {
          cancel_at_period_end: boolean
          created_at: string
          current_period_end: string | null
          current_period_start: string | null
          id: string
          interval: string
          organization_id: string
          plan_key: string
          status: string
          stripe_customer_id: string | null
          stripe_subscription_id: string | null
          trial_ends_at: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          cancel_at_period_end?: boolean
          created_at?: string
          current_period_end?: string | null
          current_period_start?: string | null
          id?: string
          interval?: string
          organization_id: string
          plan_key: string
          status?: string
          stripe_customer_id?: string | null
          stripe_subscription_id?: string | null
          trial_ends_at?: string | null
          updated_at?: string
        }
        Update: {
          cancel_at_period_end?: boolean
          created_at?: string
          current_period_end?: string | null
          current_period_start?: string | null
          id?: string
          interval?: string
          organization_id?: string
          plan_key?: string
          status?: string
          stripe_customer_id?: string | null
          stripe_subscription_id?: string | null
          trial_ends_at?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "subscriptions_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: true
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "subscriptions_plan_key_fkey"
            columns: ["plan_key"]
            isOneToOne: false
            referencedRelation: "plans"
            referencedColumns: ["key"]
          },
        ]
      }
      support_access: {
        Row: {
          created_at: string
          ended_at: string | null
          ended_by: string | null
          expires_at: string
          id: string
          mode: string
          organization_id: string
          reason: string
          staff_user_id: string
          ticket_id: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          ended_at?: string | null
          ended_by?: string | null
          expires_at: string
          id?: string
          mode?: string
          organization_id: string
          reason: string
          staff_user_id: string
          ticket_id?: string | null
        }
        Update: {
          created_at?: string
          ended_at?: string | null
          ended_by?: string | null
          expires_at?: string
          id?: string
          mode?: string
          organization_id?: string
          reason?: string
          staff_user_id?: string
          ticket_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "support_access_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "support_access_staff_user_id_fkey"
            columns: ["staff_user_id"]
            isOneToOne: false
            referencedRelation: "platform_staff"
            referencedColumns: ["user_id"]
          },
        ]
      }
      team_memberships: {
        Row: {
          created_at: string
          is_lead: boolean
          organization_id: string
          team_id: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          is_lead?: boolean
          organization_id: string
          team_id: string
          user_id: string
        }
        Update: {
          created_at?: string
          is_lead?: boolean
          organization_id?: string
          team_id?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "team_memberships_organization_id_team_id_fkey"
            columns: ["organization_id", "team_id"]
            isOneToOne: false
            referencedRelation: "teams"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "team_memberships_organization_id_user_id_fkey"
            columns: ["organization_id", "user_id"]
            isOneToOne: false
            referencedRelation: "organization_members"
            referencedColumns: ["organization_id", "user_id"]
          },
        ]
      }
      teams: {
        Row: {
          created_at: string
          created_by: string | null
          id: string
          kind: string
          name: string
          organization_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          id?: string
          kind?: string
          name: string
          organization_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          created_by?: string | null
          id?: string
          kind?: string
          name?: string
          organization_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "teams_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      usage_counters: {
        Row: {
          metric: string
          organization_id: string
          period: string
          updated_at: string
          used: number
        }
        ComputedFields: never
        Insert: {
          metric: string
          organization_id: string
          period: string
          updated_at?: string
          used?: number
        }
        Update: {
          metric?: string
          organization_id?: string
          period?: string
          updated_at?: string
          used?: number
        }
        Relationships: [
          {
            foreignKeyName: "usage_counters_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      user_sessions: {
        Row: {
          created_at: string
          expires_at: string
          id: string
          ip: unknown
          last_seen_at: string
          revoked_at: string | null
          revoked_by: string | null
          status: string
          user_agent: string | null
          user_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          expires_at?: string
          id: string
          ip?: unknown
          last_seen_at?: string
          revoked_at?: string | null
          revoked_by?: string | null
          status?: string
          user_agent?: string | null
          user_id: string
        }
        Update: {
          created_at?: string
          expires_at?: string
          id?: string
          ip?: unknown
          last_seen_at?: string
          revoked_at?: string | null
          revoked_by?: string | null
          status?: string
          user_agent?: string | null
          user_id?: string
        }
        Relationships: []
      }
      workspaces: {
        Row: {
          created_at: string
          created_by: string | null
          id: string
          is_default: boolean
          kind: string
          name: string
          organization_id: string
          slug: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          id?: string
          is_default?: boolean
          kind?: string
          name: string
          organization_id: string
          slug: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          created_by?: string | null
          id?: string
          is_default?: boolean
          kind?: string
          name?: string
          organization_id?: string
          slug?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "workspaces_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      create_organization: { Args: { p_industry?: string; p_name: string; p_slug: string }; Returns: Json }
      grant_role: {
        Args: { p_expires_at?: string; p_organization_id: string; p_role_key: string; p_user_id: string }
        Returns: undefined
      }
      is_rate_limited: { Args: { p_action: string; p_identifier: string }; Returns: boolean }
      my_organizations: {
        Args: Record<PropertyKey, never>
        Returns: {
          brand_color: string
          id: string
          logo_path: string
          name: string
          roles: string[]
          slug: string
          status: string
        }[]
      }
      my_permissions: { Args: { p_organization_id: string }; Returns: string[] }
      my_platform_role: { Args: Record<PropertyKey, never>; Returns: string }
      organization_context: { Args: { p_slug: string }; Returns: Json }
      platform_audit: {
        Args: {
          p_action?: string
          p_actor_id?: string
          p_before?: number
          p_limit?: number
          p_organization_id?: string
          p_success?: boolean
          p_table_name?: string
        }
        Returns: {
          action: string
          actor_email: string
          actor_id: string
          actor_type: string
          created_at: string
          id: number
          ip: unknown
          new_values: Json
          old_values: Json
          organization_id: string
          organization_name: string
          record_id: string
          request_id: string
          success: boolean
          table_name: string
        }[]
      }
      record_refusal: {
        Args: {
          p_action: string
          p_actor_id: string
          p_code: string
          p_ip: string
          p_organization_id: string
          p_request_id: string
        }
        Returns: undefined
      }
      restore_organization: { Args: { p_organization_id: string }; Returns: undefined }
      revoke_role: {
        Args: { p_organization_id: string; p_role_key: string; p_user_id: string }
        Returns: undefined
      }
      revoke_session: { Args: { p_session_id: string }; Returns: undefined }
      storefront: { Args: { p_slug: string }; Returns: Json }
      suspend_organization: { Args: { p_organization_id: string; p_reason: string }; Returns: undefined }
      take_rate_limit: {
        Args: {
          p_action: string
          p_block_seconds: number
          p_identifier: string
          p_limit: number
          p_window_seconds: number
        }
        Returns: boolean
      }
      touch_session: { Args: Record<PropertyKey, never>; Returns: boolean }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {},
  },
} as const
